import type { ImageRow } from '#contract/images/images.ts';

/** What a scan comes to, in one word. */
export type ScanStateKey = 'done' | 'running' | 'failed' | 'waiting' | 'never';

/** Where an image stands with the registry's scanner. */
export function scanStateOf(image: Pick<ImageRow, 'ScaStatus' | 'LastScanTime'>): ScanStateKey {
  switch (image.ScaStatus) {
    case undefined:
      return image.LastScanTime === undefined ? 'never' : 'done';
    case 'SUCCESS':
      return 'done';
    case 'FAIL':
    case 'TIMEOUT':
      return 'failed';
    case 'INIT':
      return 'waiting';
    default:
      return 'running';
  }
}
