import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import type { Database } from '../../db/database.ts';
import { listedAtOnce } from '../../store/registryRepository.ts';
import { nextIntakeTry } from './nextIntakeTry.ts';

/** Stores that a registry is asked for nothing more until its next try, or until a person acts (null). Returns the next try. */
export async function backOffRegistry(
  database: Database,
  registryId: number,
  failure: Failure,
  now: number,
  random: () => number,
): Promise<number | null> {
  const registry = await database.write
    .selectFrom('registries')
    .select(['intake_attempts', 'intake_failing_since'])
    .where('id', '=', registryId)
    .executeTakeFirst();
  if (registry === undefined) return null;
  const attempts = registry.intake_attempts + 1;
  const until = nextIntakeTry('all', failure, attempts, now, random);
  await database.write
    .updateTable('registries')
    .set({
      intake_failure: JSON.stringify(failure),
      intake_failing_since: registry.intake_failing_since ?? now,
      intake_attempts: attempts,
      intake_next_try_at: until,
      // A refused password fails the listing alike: then nothing asks any more, and the page says so where it is looked for.
      ...(policyOf(failure).listedAtOnce ? { next_sync_at: listedAtOnce(now) } : {}),
    })
    .where('id', '=', registryId)
    .execute();
  return until;
}

/** The registry answered: its back-off is over. */
export async function endRegistryBackOff(database: Database, registryId: number): Promise<void> {
  await database.write
    .updateTable('registries')
    .set({ intake_failure: null, intake_failing_since: null, intake_attempts: 0, intake_next_try_at: null })
    .where('id', '=', registryId)
    .where('intake_failure', 'is not', null)
    .execute();
}

/** A person had the registry listed at `asked`, and it answered: a back-off that began before is cut short. */
export async function cutRegistryBackOff(
  database: Database,
  registryId: number,
  asked: number,
  now: number,
): Promise<void> {
  await database.write
    .updateTable('registries')
    .set({ intake_next_try_at: now })
    .where('id', '=', registryId)
    .where('intake_failing_since', '<=', asked)
    .execute();
}
