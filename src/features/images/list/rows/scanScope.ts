import { limits } from '#contract/limits.ts';
import type { ParamsOf } from '../../../../api/client.ts';

/** Which images a scan is about. */
export type ScanScope = ParamsOf<'PublicCreateImageScanTask'>;
export type OnScan = (scope: ScanScope) => void;

/** The scope of these ids; null where there is none, or more than one request can name. */
export function scopeOf(field: 'Uuids' | 'RepoIds', ids: readonly string[]): ScanScope | null {
  const text = ids.join(',');
  return text === '' || text.length > limits.text.criteria ? null : { [field]: text };
}
