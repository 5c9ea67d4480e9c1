import { setTimeout as sleep } from 'node:timers/promises';
import { policyOf } from '#contract/failures/policy.ts';
import type { ScanRequest } from '../../../connectors/port.ts';
import { withRetries } from '../../../connectors/retry.ts';
import { RegistryError, scanError } from '../../../domain/registryError.ts';
import type { ListedScan } from '../../../domain/risk/listedScan.ts';
import type { RegistryAccess, RegistryAccesses } from '../../../registryAccess/registryAccess.ts';
import { type ImageRecord, type ImageRef, scannable } from '../../../store/imageRef.ts';
import type { ScanPace } from './scanPace.ts';
import type { QueuedImage, ScanQueueRepository } from './scanQueueRepository.ts';

/** How long the registry may take for one image, ms. */
const scanLimitMs = 30 * 60_000;
/** The registry is asked how it stands after half a second, then ever less often, ms. */
const firstPollMs = 500;
const longestPollMs = 10_000;
/** Between two polls it is looked so often whether somebody still wants the image, ms: else its place is others'. */
const lookEveryMs = 1_000;
/** A result without a time of its own is taken for the new one so long after the request, ms. */
const settleMs = 10_000;

export interface ImageScanOptions {
  readonly accesses: RegistryAccesses;
  readonly queue: ScanQueueRepository;
  /** Learns from how the registry answers, and how long it takes. */
  readonly pace: ScanPace;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** `unwanted`: its tasks were cancelled meanwhile. */
type ScanResult = ListedScan | 'unwanted';

/**
 * Has one image scanned and waits for the result. One that was asked for before a restart is only waited for. Throws
 * RegistryError for whatever keeps it from a result; a scanner that failed is a result.
 */
export async function scanImage(
  { accesses, queue, pace, now, signal }: ImageScanOptions,
  access: RegistryAccess,
  image: ImageRecord,
  queued: QueuedImage,
): Promise<ScanResult> {
  const ref: ImageRef = { registryId: image.registry_id, digest: image.digest };
  const { connector, target, registry } = access;
  const subject = scannable(image);
  const state = () => pace.timed(() => connector.scanState(target, subject, signal));

  let [askedAt, before] = [queued.asked_at, queued.scanned_before];
  let request: ScanRequest = 'requested';
  if (askedAt === null) {
    before = (await earlierScan(state))?.scannedAt ?? null;
    request = await withRetries(signal, () => pace.timed(() => connector.requestScan(target, subject, signal)));
    askedAt = now();
    await queue.asked(ref, before);
    if (request === 'byItself')
      await queue.noteOnce({ registryId: registry.id, target: registry.name, code: 'scansByItself' });
  }

  let seenRunning = false;
  let waitedMs = 0;
  for (let wait = firstPollMs; ; wait = Math.min(wait * 1.5, longestPollMs)) {
    const scan = await state();
    if (scan === null && request === 'byItself') throw scanError('noScanner');
    const settled = request === 'byItself' || seenRunning || now() - askedAt >= settleMs;
    if (scan !== null && isResult(scan, before, settled)) {
      if (request === 'requested') pace.scanned({ tookMs: now() - askedAt, waitedMs });
      return scan;
    }
    if (scan?.status === 'INIT') waitedMs = now() - askedAt;
    seenRunning ||= scan !== null && !hasEnded(scan);
    if (now() - askedAt > scanLimitMs) throw scanError('timedOut');
    for (let left = wait; left > 0; left -= lookEveryMs) {
      await sleep(Math.min(left, lookEveryMs), undefined, { signal });
      if (!(await queue.isWanted(ref))) return 'unwanted';
      const current = (await accesses.of(registry.id))?.registry;
      if (current === undefined) throw scanError('imageGone');
      if (current.paused === 1) throw scanError('registryPaused');
    }
  }
}

/** What is not understood of an earlier scan is no reason against a new one, which may be its cure. */
async function earlierScan(state: () => Promise<ListedScan | null>): Promise<ListedScan | null> {
  try {
    return await state();
  } catch (error) {
    if (error instanceof RegistryError && policyOf(error.failure).curedByScan) return null;
    throw error;
  }
}

function hasEnded({ status }: ListedScan): boolean {
  return status === 'SUCCESS' || status === 'FAIL' || status === 'STOPPED';
}

/** The result of the scan before must not pass for the new one: its time tells, or that a scan was seen at work. */
function isResult(scan: ListedScan, scannedBefore: number | null, settled: boolean): boolean {
  if (!hasEnded(scan)) return false;
  return settled || (scan.scannedAt !== null && scan.scannedAt !== scannedBefore);
}
