import type { ImageRow } from '#contract/images/images.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import { type RepositoryPlace, repositoryReference } from '#contract/repositoryReference.ts';

/** The command that fetches an image by its tag; null for one without. */
export function pullByTag(image: RepositoryPlace & Pick<ImageRow, 'Tag'>): string | null {
  return image.Tag === '' ? null : `docker pull ${repositoryReference(image)}:${image.Tag}`;
}

export function pullByDigest(image: RepositoryPlace & Pick<ImageRow, 'Digest'>): string {
  return `docker pull ${repositoryReference(image)}@${image.Digest}`;
}

/** `namespace/repository:tag`, or without a tag the repository alone. */
export function imageName({
  RepoNamespace,
  RepoName,
  Tag,
}: Pick<ImageRow, 'RepoNamespace' | 'RepoName' | 'Tag'>): string {
  const path = repositoryPath(RepoNamespace, RepoName);
  return Tag === '' ? path : `${path}:${Tag}`;
}
