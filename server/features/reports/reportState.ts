import { isFinalBlock } from '#contract/enums.ts';
import type { ReportState } from '#contract/images/vulnerabilities.ts';
import type { ImageRecord } from '../../store/imageRef.ts';
import { listedTextOf, type StoredReport } from './reportRepository.ts';

/** Where we stand with the report of one image. A clean image has none to fetch. */
export function reportStateOf(image: ImageRecord, report: StoredReport | undefined, scanning: boolean): ReportState {
  if (scanning && !isFinalBlock(image.scan_blocked)) return 'scanning';
  if (image.scan_blocked !== null) return 'blocked';
  const scanned = image.risk_rank >= 0;
  if (!scanned) return stateWithoutResult(image);
  if (report?.imported_at != null && report.listed === listedTextOf(image)) return 'imported';
  if (image.vulnerabilities === 0) return 'imported';
  return report?.failure != null ? 'failed' : 'waiting';
}

function stateWithoutResult({ scan_status }: ImageRecord): ReportState {
  if (scan_status === null) return 'notScanned';
  if (scan_status === 'STOPPED') return 'scanStopped';
  if (scan_status === 'FAIL' || scan_status === 'TIMEOUT' || scan_status === 'SUCCESS') return 'scanFailed';
  return 'scanning';
}
