import type { ScanStatus } from '#contract/enums.ts';

/** Vulnerabilities by severity; `null` as a whole where the image was never scanned successfully. */
export interface VulnerabilityCounts {
  readonly critical: number;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  readonly unknown: number;
  readonly fixable: number;
  readonly total: number;
}

/** How an image's scan stands, as its registry tells it. */
export interface ListedScan {
  readonly status: ScanStatus;
  /** Ms since 1970, when the scan ended. */
  readonly scannedAt: number | null;
  readonly vulnerabilities: VulnerabilityCounts | null;
}
