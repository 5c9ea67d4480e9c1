import type { Artifact } from '../world/model.ts';
import type { Repository } from '../world/repository.ts';
import type { World } from '../world/world.ts';

interface TaggedArtifact {
  readonly tag: string;
  readonly updatedAt: number;
  readonly artifact: Artifact;
}

/** What Container Registry lists of a repository: its tags, newest first. Untagged artifacts are not listed. */
export function tagsOf(world: World, repository: Repository): TaggedArtifact[] {
  return world
    .artifactsOf(repository)
    .filter(({ kind }) => kind === 'IMAGE')
    .flatMap((artifact) => artifact.tags.map(({ name, pushedAt }) => ({ tag: name, updatedAt: pushedAt, artifact })));
}

/** Container Registry writes digests without their `sha256:`. */
export function bareDigest({ digest }: Artifact): string {
  return digest.replace(/^sha256:/, '');
}
