import type { RegistryType } from '#contract/kinds/registryTypes.ts';
import type { ParamsOf } from '../../../api/client.ts';

export type ScanScope = ParamsOf<'PublicCreateImageScanTask'>;

/** What somebody wants scanned. `kinds` is asked for in the dialog. */
export type ScanRequest =
  | { readonly what: 'images'; readonly uuids: readonly string[] }
  | { readonly what: 'list'; readonly listed: Pick<ScanScope, 'Criteria' | 'Scanned'> }
  | { readonly what: 'repositories'; readonly repoIds: readonly string[] }
  | { readonly what: 'kinds' };

/** The wire's scope of a request; null while nothing is chosen, since no scope at all would mean every image. */
export function scopeOf(request: ScanRequest, kinds: readonly RegistryType[]): ScanScope | null {
  switch (request.what) {
    case 'images':
      return request.uuids.length === 0 ? null : { Uuids: request.uuids.join(',') };
    case 'list':
      return request.listed;
    case 'repositories':
      return request.repoIds.length === 0 ? null : { RepoIds: request.repoIds.join(',') };
    case 'kinds':
      return kinds.length === 0 ? null : { RegistryTypes: kinds.join(',') };
  }
}
