import { limits } from '#contract/limits.ts';
import type { ParamsOf } from '../../../../api/client.ts';

/** What rows can be asked for beyond their page; the app puts it together. */
export interface ListActions {
  /** Absent where nothing can scan. */
  readonly onScan: OnScan | undefined;
}

/** All that the image list shows with a filter, as the wire has it. */
export type ListedImages = Pick<ParamsOf<'DescribeImageInstances'>, 'Criteria' | 'Scanned'>;

/** Which rows somebody wants scanned. */
type RowsToScan =
  | { readonly what: 'images'; readonly uuids: readonly string[] }
  | { readonly what: 'list'; readonly listed: ListedImages }
  | { readonly what: 'repositories'; readonly repoIds: readonly string[] };
export type OnScan = (rows: RowsToScan) => void;

/** Whether one request can name all of these ids, comma-separated. */
export function fitsOneRequest(ids: readonly string[]): boolean {
  return ids.length > 0 && ids.join(',').length <= limits.text.list;
}
