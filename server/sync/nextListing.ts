import { policyOf } from '#contract/failures/policy.ts';
import type { Database } from '../db/database.ts';
import { storedFailure } from '../domain/storedFailure.ts';
import { secondLookAt } from '../store/missingImages.ts';
import type { RegistryRecord } from '../store/registryRepository.ts';
import { nextListingTry, nextSync, type Planning } from './schedule.ts';

/** What many images are missing by is decided by a second listing, which comes by itself unless none does. */
export async function noLaterThanSecondLook(
  database: Database,
  registryId: number,
  planned: number | null,
  now: number,
): Promise<number | null> {
  const due = await secondLookAt(database, registryId);
  return planned === null || due === null ? planned : Math.min(planned, Math.max(due, now));
}

/** When a registry is listed next whose schedule becomes another. A try that a failure has planned stays, as far as there are any. */
export async function replanned(
  database: Database,
  registry: RegistryRecord,
  planning: Planning,
): Promise<number | null> {
  return noLaterThanSecondLook(database, registry.id, plannedAnew(registry, planning), planning.now);
}

function plannedAnew(registry: RegistryRecord, planning: Planning): number | null {
  const failure = storedFailure(registry.failure);
  const lastAt = registry.last_sync_at ?? planning.now;
  if (failure === undefined) return nextSync(lastAt, planning);
  const next = nextListingTry(failure, Math.max(registry.failed_attempts, 1), lastAt, planning);
  const waits = ['atOnce', 'soon'].includes(policyOf(failure).retry);
  return next !== null && waits ? (registry.next_sync_at ?? next) : next;
}
