import type { OnScan } from './scanScope.ts';

/** Where rows lead, and what can be asked for them beyond this page; the app puts it together. */
export interface ListActions {
  readonly links: {
    /** Paths; the list's own query parameters stay beside them. */
    readonly imageDetails: (uuid: string) => string;
    readonly repository: (repoId: string) => string;
  };
  /** Absent where nothing can scan. */
  readonly onScan: OnScan | undefined;
}
