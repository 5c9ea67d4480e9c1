import type { ImageRow } from '#contract/images/images.ts';

type ScanFailure = 'timeout' | 'unknownScan' | 'region' | 'repeated' | 'other' | 'unsaid';

/** The cloud's results of a scan that came to nothing. */
const results: Record<string, ScanFailure> = {
  TASK_NOT_EXISTS: 'unknownScan',
  TASK_NOT_SUPPORT_REGION: 'region',
  forbid_create_repeat_task: 'repeated',
};

/** Why an image's last scan failed, as far as the registry says. */
export function scanFailureOf({ ScaStatus, ScaResult = '' }: Pick<ImageRow, 'ScaStatus' | 'ScaResult'>): ScanFailure {
  if (ScaResult === '') return ScaStatus === 'TIMEOUT' ? 'timeout' : 'unsaid';
  return results[ScaResult] ?? 'other';
}
