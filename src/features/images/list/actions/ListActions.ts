import type { OnScan } from './scanScope.ts';

/** What rows can be asked for beyond their page; the app puts it together. */
export interface ListActions {
  /** Absent where nothing can scan. */
  readonly onScan: OnScan | undefined;
}
