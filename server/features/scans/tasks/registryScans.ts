import { setTimeout as sleep } from 'node:timers/promises';
import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import type { Database } from '../../../db/database.ts';
import { failureOf, RegistryError, scanError } from '../../../domain/registryError.ts';
import { storedFailure } from '../../../domain/storedFailure.ts';
import { type ImageRef, nameOf, rowOf } from '../imageRef.ts';
import type { RegistryAccess } from '../registryAccess.ts';
import type { ReportFetch } from '../reports/reportFetch.ts';
import { applyFailedScan, applyScan, leaveScan } from './applyScan.ts';
import { type ImageScanOptions, scanImage } from './imageScan.ts';
import type { QueuedImage } from './scanQueueRepository.ts';

/** Images of one registry that are asked for and not yet done: the scanner's own queue stays short. */
const imagesAtOnce = 4;

export interface RegistryScansOptions extends ImageScanOptions {
  readonly database: Database;
  readonly fetch: ReportFetch;
  /** Hears that images were rated anew. */
  readonly onScanned: () => void;
}

/** Works off what running tasks want of one registry, and returns once that is nothing any more. */
export async function scanRegistry(options: RegistryScansOptions, registryId: number): Promise<void> {
  const { queue, accesses, signal } = options;
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
      const queued = await queue.queued(registryId, imagesAtOnce * 2);
      const next = queued.filter(({ digest }) => !inFlight.has(digest));
      for (const image of next) {
        if (inFlight.size >= imagesAtOnce) break;
        if (inFlight.has(image.digest)) continue;
        // One that meets a defect stays: the next race, at the latest, ends with it.
        const scan = scanOne(options, access, image).then(() => inFlight.delete(image.digest));
        inFlight.set(image.digest, scan);
      }
      if (inFlight.size === 0) return;
      // A paused registry is seen before the next image ends.
      await Promise.race([...inFlight.values(), sleep(1_000, undefined, { signal })]);
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

async function scanOne(options: RegistryScansOptions, access: RegistryAccess, queued: QueuedImage): Promise<void> {
  const { queue, database, signal } = options;
  const ref: ImageRef = { registryId: queued.registry_id, digest: queued.digest };
  const image = await rowOf(database, ref);
  if (image === undefined) return queue.ended(ref, 'left', queued.digest, gone);
  const name = nameOf(image);
  try {
    const scan = await scanImage(options, access, image, queued);
    if (scan === 'unwanted') return await leaveScan(database.write, ref);
    await applyScan(database, ref, scan);
    options.onScanned();
    if (scan.status === 'FAIL') return await queue.ended(ref, 'failed', name, scanError('scannerFailed').failure);
    await importReport(options, ref);
    await queue.ended(ref, 'scanned', name, null);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof RegistryError)) throw error;
    const failure = failureOf(error);
    await applyFailedScan(database, ref, failure);
    options.onScanned();
    if (policyOf(failure).concernsInScan === 'registry')
      return await queue.failRegistry(ref.registryId, access.registry.name, failure);
    await queue.ended(ref, 'failed', name, failure);
  }
}

/** A report that cannot be read is said with the report: the scan itself has succeeded. */
async function importReport({ database, fetch, signal }: RegistryScansOptions, ref: ImageRef): Promise<void> {
  const rated = await rowOf(database, ref);
  if (rated === undefined || rated.vulnerabilities === 0) return;
  await fetch.fetch(rated, signal).catch((error: unknown) => {
    if (!(error instanceof RegistryError)) throw error;
  });
}
