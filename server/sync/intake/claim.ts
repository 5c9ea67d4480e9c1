import { type Kysely, type SqlBool, sql } from 'kysely';
import { policyOf } from '#contract/failures/policy.ts';
import type { Database } from '../../db/database.ts';
import { forEachRow } from '../../db/forEachRow.ts';
import type { Tables } from '../../db/tables/tables.ts';
import { storedFailure } from '../../domain/storedFailure.ts';
import { inIntakeOrder } from './digestOrder.ts';
import { recordIntake, stampsWithin } from './intakeLog.ts';
import { furthestIntakeTryMs } from './nextIntakeTry.ts';
import { allowanceAt } from './rateWindow.ts';

/** A digest whose unit is stamped, and one of its images. */
export interface StampedDigest {
  readonly id: number;
  readonly digest: string;
  /** How often it failed before. */
  readonly attempts: number;
  readonly namespace: string;
  readonly name: string;
  readonly tag: string;
}

export type Claim =
  | { readonly kind: 'stamped'; readonly digests: readonly StampedDigest[] }
  /** Nothing waits, or nothing may be asked: the registry is paused, removed, or refused the account when it was listed. */
  | { readonly kind: 'nothing' }
  /** Something waits: for the limit, or for its next try. */
  | { readonly kind: 'notYet'; readonly at: number }
  /** The registry failed, and the intake backs off; null: until a person acts. */
  | { readonly kind: 'backingOff'; readonly until: number | null };

interface ClaimOptions {
  readonly registryId: number;
  readonly now: number;
  /** So many at once where there is no limit. */
  readonly batchSize: number;
  /** Whether what failed earlier comes before what was never read: they take turns. */
  readonly triesFirst: boolean;
  /** Whether what was stamped and not read to its end, as where the process died, comes now: it is read on its stamp. */
  readonly resumes: boolean;
  /** Until when a repository, or the part that it is in, backs off; undefined where it does not. Absent where none does. */
  readonly backsOffUntil?: (repository: Pick<StampedDigest, 'namespace' | 'name'>) => number | undefined;
}

/** What waits for its first try, in the words of the index `digests_waiting`. */
export const neverTried = sql<SqlBool>`state = 0 and next_try_at is null and stamped_at is null`;

/** Looked at in one go while a part or repository backs off: its digests are put off until others are found. */
const lookAhead = 200;

/** What the intake may read next. It is stamped before it is told, so that no kill lets more through than the limit. */
export function claimDigests(database: Database, options: ClaimOptions): Promise<Claim> {
  return database.write.transaction().execute((transaction) => claim(transaction, options));
}

async function claim(transaction: Kysely<Tables>, options: ClaimOptions): Promise<Claim> {
  const { registryId, now, batchSize } = options;
  const registry = await transaction
    .selectFrom('registries')
    .select(['trans_per_hour', 'paused', 'failure', 'failure_concerns', 'intake_failure', 'intake_next_try_at'])
    .where('id', '=', registryId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (registry === undefined || registry.paused === 1) return { kind: 'nothing' };
  const failure = storedFailure(registry.failure);
  if (failure !== undefined && policyOf(failure).mayLockAccount) return { kind: 'nothing' };
  const until = registry.intake_next_try_at;
  const isBackingOff = until === null || (until > now && until <= now + furthestIntakeTryMs);
  if (registry.intake_failure !== null && isBackingOff) return { kind: 'backingOff', until };

  const underWay = options.resumes ? await stampedDigests(transaction, registryId) : [];
  if (underWay.length > 0) return { kind: 'stamped', digests: underWay };

  await heedClock(transaction, registryId, now);
  const limit = registry.trans_per_hour;
  // Under a limit they come one by one: what somebody puts first is next.
  const next = await nextDigests(transaction, options, limit === 0 ? batchSize : 1);
  if (next.length === 0) {
    const at = await firstTryAt(transaction, registryId);
    return at === null ? { kind: 'nothing' } : { kind: 'notYet', at };
  }
  const { opensAt } = allowanceAt(now, limit, limit === 0 ? [] : await stampsWithin(transaction, registryId, now));
  if (opensAt !== null) return { kind: 'notYet', at: opensAt };
  await transaction
    .updateTable('digests')
    .set({ stamped_at: now, next_try_at: null })
    .where('id', 'in', idsOf(next))
    .execute();
  await recordIntake(transaction, registryId, next.length, now);
  return { kind: 'stamped', digests: next };
}

async function stampedDigests(transaction: Kysely<Tables>, registryId: number): Promise<StampedDigest[]> {
  const stamped = await transaction
    .selectFrom('digests')
    .select('id')
    .where('registry_id', '=', registryId)
    .where('stamped_at', 'is not', null)
    .execute();
  return withImages(transaction, stamped);
}

/** What was noted while the clock was ahead counts as of now since it was set back: for an hour or a day, and not for years. */
async function heedClock(transaction: Kysely<Tables>, registryId: number, now: number): Promise<void> {
  await transaction
    .updateTable('intake_log')
    .set({ taken_at: now })
    .where('registry_id', '=', registryId)
    .where('taken_at', '>', now)
    .execute();
  await transaction
    .updateTable('digests')
    .set({ next_try_at: now })
    .where('registry_id', '=', registryId)
    .where('next_try_at', '>', now + furthestIntakeTryMs)
    .execute();
}

/** In their order. Digests of what backs off are put off, which costs no unit. */
async function nextDigests(
  transaction: Kysely<Tables>,
  { registryId, now, triesFirst, backsOffUntil }: ClaimOptions,
  atMost: number,
): Promise<StampedDigest[]> {
  const looked = backsOffUntil === undefined ? atMost : Math.max(atMost, lookAhead);
  for (;;) {
    const [waiting, newTries] = await candidates(transaction, registryId, now, looked);
    const ordered = await withImages(transaction, inIntakeOrder(waiting, newTries, looked, triesFirst));
    const free: StampedDigest[] = [];
    const putOff: (readonly [number, number])[] = [];
    for (const each of ordered) {
      const until = backsOffUntil?.(each);
      if (until === undefined) free.push(each);
      else putOff.push([until, each.id]);
    }
    await forEachRow(transaction, 'update digests set next_try_at = ? where id = ?', putOff);
    if (free.length > 0 || putOff.length === 0) return free.slice(0, atMost);
  }
}

/** What was never read, and what may be tried again by now. */
async function candidates(transaction: Kysely<Tables>, registryId: number, now: number, atMost: number) {
  const ofRegistry = transaction
    .selectFrom('digests')
    .select(['id', 'wanted_at as wantedAt'])
    .where('registry_id', '=', registryId)
    .limit(atMost);
  const waiting = ofRegistry.where(neverTried).orderBy('wanted_at', 'desc').orderBy('newest_at', 'desc').orderBy('id');
  const newTries = ofRegistry.where('next_try_at', '<=', now).orderBy('next_try_at');
  return [await waiting.execute(), await newTries.execute()] as const;
}

async function firstTryAt(transaction: Kysely<Tables>, registryId: number): Promise<number | null> {
  const first = await transaction
    .selectFrom('digests')
    .select('next_try_at')
    .where('registry_id', '=', registryId)
    .where('next_try_at', 'is not', null)
    .orderBy('next_try_at')
    .limit(1)
    .executeTakeFirst();
  return first?.next_try_at ?? null;
}

/** Each with the image that was listed last of those that show it, in the given order. */
async function withImages(
  database: Kysely<Tables>,
  digests: readonly { readonly id: number }[],
): Promise<StampedDigest[]> {
  const { rows } = await sql<StampedDigest>`
    select digests.id, digests.digest, digests.attempts, images.namespace, images.repository_name as name, images.tag
    from json_each(${JSON.stringify(idsOf(digests))}) as picked
    cross join digests on digests.id = picked.value
    join images on images.id = (
      select shown.id from images as shown
      where shown.digest = digests.digest and +shown.registry_id = digests.registry_id
      order by shown.listed_run desc, shown.id desc limit 1)
    order by picked.key`.execute(database);
  return rows;
}

const idsOf = (digests: readonly { readonly id: number }[]) => digests.map(({ id }) => id);
