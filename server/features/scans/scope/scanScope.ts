import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { ImageListFilter } from '../../../query/images/imageListRepository.ts';

/**
 * Which images a task is about, as it is stored: several lists narrow each other, none at all means every image. Values are
 * sorted, so that equal scopes are equal text.
 */
export interface ScanScope {
  readonly registryTypes?: readonly string[];
  readonly registryIds?: readonly number[];
  readonly regionIds?: readonly string[];
  readonly repositoryIds?: readonly number[];
  readonly repositoryNames?: readonly string[];
  readonly namespaces?: readonly string[];
  readonly digests?: readonly string[];
  readonly tags?: readonly string[];
  readonly uuids?: readonly string[];
  /** All that the image list shows with a filter. */
  readonly list?: ImageListFilter;
  /** For cycles: images updated since, ms since 1970; repositories up to this id. */
  readonly updatedSince?: number;
  readonly repositoriesUpTo?: number;
}

/** Whether single images are named: a request has room for few of them. */
export function namesImages({ uuids, digests }: ScanScope): boolean {
  return uuids !== undefined || digests !== undefined;
}

type ScopeRequest = Pick<
  ParsedRequestOf<'PublicCreateImageScanTask'>,
  | 'RegistryTypes'
  | 'InstanceIds'
  | 'RegionIds'
  | 'RepoIds'
  | 'RepoNames'
  | 'RepoNamespaces'
  | 'Digests'
  | 'Tags'
  | 'Uuids'
  | keyof ImageListFilter
>;

function values(text: string | undefined): string[] | undefined {
  const parts = (text ?? '').split(',').map((part) => part.trim());
  const distinct = [...new Set(parts)].filter((part) => part !== '').toSorted();
  return distinct.length === 0 ? undefined : distinct;
}

/** An id that is no number is nobody's. */
function ids(text: string | undefined): number[] | undefined {
  return values(text)?.map(Number).filter(Number.isSafeInteger);
}

export function scopeOf(request: ScopeRequest): ScanScope {
  const scope = {
    registryTypes: values(request.RegistryTypes),
    registryIds: ids(request.InstanceIds),
    regionIds: values(request.RegionIds),
    repositoryIds: ids(request.RepoIds),
    repositoryNames: values(request.RepoNames),
    namespaces: values(request.RepoNamespaces),
    digests: values(request.Digests),
    tags: values(request.Tags),
    uuids: values(request.Uuids),
    list: listOf(request),
  };
  return Object.fromEntries(Object.entries(scope).filter(([, part]) => part !== undefined));
}

/** A list without a filter shows every image, as no scope at all does. */
function listOf({ Criteria = [], LogicalExp, Scanned }: ImageListFilter): ImageListFilter | undefined {
  return Criteria.length === 0 && Scanned === undefined ? undefined : { Criteria, LogicalExp, Scanned };
}
