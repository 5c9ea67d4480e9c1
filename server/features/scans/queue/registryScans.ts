import { setTimeout as sleep } from 'node:timers/promises';
import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import type { Database } from '../../../db/database.ts';
import { failureOf, RegistryError, scanError } from '../../../domain/registryError.ts';
import { storedFailure } from '../../../domain/storedFailure.ts';
import { Obstacles } from '../../../registryAccess/obstacles.ts';
import type { RegistryAccess } from '../../../registryAccess/registryAccess.ts';
import { type ImageRecord, type ImageRef, nameOf, rowOf } from '../../../store/imageRef.ts';
import { applyFailedScan, applyScan, leaveScan } from './applyScan.ts';
import { type ImageScanOptions, scanImage } from './imageScan.ts';
import { type ScanPace, scansAtOnce } from './scanPace.ts';
import type { QueuedImage } from './scanQueueRepository.ts';

/** A paused registry, or one that may be asked again, is seen after so long, before the next image ends, ms. */
const lookEveryMs = 1_000;

/** Reads the report of an image that was rated; throws RegistryError. */
export type FetchReport = (image: ImageRecord, signal: AbortSignal) => Promise<void>;

export interface RegistryScansOptions extends Omit<ImageScanOptions, 'pace'> {
  readonly database: Database;
  readonly fetchReport: FetchReport;
  /** Hears that images were rated anew. */
  readonly onScanned: () => void;
}

interface RegistryScans extends RegistryScansOptions {
  readonly pace: ScanPace;
  readonly obstacles: Obstacles;
}

/** Works off what running tasks want of one registry, and returns once that is nothing any more. */
export async function scanRegistry(
  given: RegistryScansOptions & { readonly pace: ScanPace },
  registryId: number,
): Promise<void> {
  const options: RegistryScans = { ...given, obstacles: new Obstacles() };
  const { queue, accesses, signal, pace } = options;
  const inFlight = new Map<string, Promise<unknown>>();
  try {
    for (;;) {
      signal.throwIfAborted();
      const access = await accesses.of(registryId);
      const obstacle = obstacleOf(access);
      if (access === undefined || obstacle !== null) {
        await queue.failRegistry(registryId, access?.registry.name ?? '', obstacle ?? gone);
        return;
      }
      const queued = await queue.queued(registryId, scansAtOnce.most * 2);
      if (queued.length === 0 && inFlight.size === 0) return;
      for (const image of queued) {
        if (inFlight.size >= pace.atOnce) break;
        if (inFlight.has(image.digest)) continue;
        // One that meets a defect stays: the next race, at the latest, ends with it.
        const scan = scanOne(options, access, image).then(() => inFlight.delete(image.digest));
        inFlight.set(image.digest, scan);
      }
      await Promise.race([...inFlight.values(), sleep(lookEveryMs, undefined, { signal })]);
    }
  } catch (error) {
    // What an image meets is dealt with there: here the registry itself could not be opened.
    if (!(error instanceof RegistryError)) throw error;
    await queue.failRegistry(registryId, await accesses.nameOf(registryId), failureOf(error));
  } finally {
    await Promise.allSettled(inFlight.values());
  }
}

const gone = scanError('imageGone').failure;

/** Why nothing can be asked of the registry at the moment. */
function obstacleOf(access: RegistryAccess | undefined): Failure | null {
  if (access === undefined) return gone;
  if (access.registry.paused === 1) return scanError('registryPaused').failure;
  const failure = storedFailure(access.registry.failure);
  // A part of it that fails keeps no image of the others from being scanned.
  if (access.registry.failure_concerns === 'part') return null;
  return failure !== undefined && policyOf(failure).concernsInScan === 'registry' ? failure : null;
}

async function scanOne(options: RegistryScans, access: RegistryAccess, queued: QueuedImage): Promise<void> {
  const { queue, database, signal, obstacles } = options;
  const ref: ImageRef = { registryId: queued.registry_id, digest: queued.digest };
  const image = await rowOf(database, ref);
  if (image === undefined) return queue.ended(ref, 'left', queued.digest, gone);
  // Said once, by the first image that met it.
  const part = access.connector.partOf(image.namespace);
  if (obstacles.of(part) !== undefined) return queue.ended(ref, 'failed', part, null);
  const name = nameOf(image);
  try {
    const scan = await scanImage(options, access, image, queued);
    obstacles.answered();
    if (scan === 'unwanted') return await leaveScan(database.write, ref);
    await applyScan(database, ref, scan);
    options.onScanned();
    if (scan.status === 'STOPPED') return await queue.ended(ref, 'left', name, scanError('stopped').failure);
    if (scan.status === 'FAIL') return await queue.ended(ref, 'failed', name, scanError('scannerFailed').failure);
    await importReport(options, ref);
    await queue.ended(ref, 'scanned', name, null);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof RegistryError)) throw error;
    await endedInFailure(options, access, image, error.failure);
  }
}

async function endedInFailure(
  { queue, database, onScanned, pace, obstacles }: RegistryScans,
  access: RegistryAccess,
  image: ImageRecord,
  failure: Failure,
): Promise<void> {
  const ref: ImageRef = { registryId: image.registry_id, digest: image.digest };
  // It stays in the queue, and is asked for again once the registry has less to do: whoever waits reads for what.
  if (pace.isPassing(failure)) {
    return await queue.noteOnce({
      registryId: ref.registryId,
      target: access.registry.name,
      code: 'registryBusy',
      failure,
    });
  }
  await applyFailedScan(database, ref, failure);
  onScanned();
  const part = access.connector.partOf(image.namespace);
  // Those that were under way together meet it together.
  const isSaid = obstacles.of(part) !== undefined;
  switch (obstacles.met(failure, part)) {
    case 'registry':
      return await queue.failRegistry(ref.registryId, access.registry.name, failure);
    case 'part':
      return await queue.ended(ref, 'failed', part, isSaid ? null : failure);
    case 'image':
      // What was deleted meanwhile needs no scan: nothing has failed.
      return await queue.ended(ref, policyOf(failure).leavesScan ? 'left' : 'failed', nameOf(image), failure);
  }
}

/** A report that cannot be read is said with the report: the scan itself has succeeded. */
async function importReport({ database, fetchReport, signal }: RegistryScans, ref: ImageRef): Promise<void> {
  const rated = await rowOf(database, ref);
  if (rated === undefined || rated.vulnerabilities === 0) return;
  await fetchReport(rated, signal).catch((error: unknown) => {
    if (!(error instanceof RegistryError)) throw error;
  });
}
