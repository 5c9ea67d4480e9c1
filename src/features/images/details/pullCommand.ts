import type { ImageRow } from '#contract/images.ts';

/** What a reader types to fetch exactly this image; null where the registry's address is not known. */
export function pullCommand({ Endpoints, RepoNamespace, RepoName, Tag, Digest }: ImageRow): string | null {
  const host = Endpoints.split(',')[0]?.trim() ?? '';
  if (host === '') return null;
  const name = `${host}/${RepoNamespace === '' ? '' : `${RepoNamespace}/`}${RepoName}`;
  return `docker pull ${name}${Tag === '' ? `@${Digest}` : `:${Tag}`}`;
}
