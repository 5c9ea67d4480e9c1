import { type SqlBool, sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { neverTried } from './claim.ts';
import { stampsWithin } from './intakeLog.ts';
import { type Intake, windowMs } from './rateWindow.ts';

/**
 * When the digest that so many others stand before is expected to be taken in, ms since 1970. Each unit of the window is free
 * again an hour after it was used, so the moments of one hour are those of the next.
 */
export function turnAt(now: number, limitPerHour: number, earlier: readonly Intake[], before: number): number {
  const inWindow = earlier.filter(({ takenAt }) => takenAt > now - windowMs).toSorted((a, b) => a.takenAt - b.takenAt);
  const hours = Math.floor(before / limitPerHour) * windowMs;
  // Below 0 under a limit that was lowered: what is above it has to be let go by first.
  const free = limitPerHour - inWindow.reduce((sum, { digests }) => sum + digests, 0);
  let place = (before % limitPerHour) - free;
  if (place < 0) return now + hours;
  for (const { takenAt, digests } of inWindow) {
    if (place < digests) return takenAt + windowMs + hours;
    place -= digests;
  }
  return now + hours;
}

/** When a waiting digest's turn is expected to come; null where no limit says, or nothing goes on. */
export async function intakeTurn(
  database: Database,
  now: number,
  { registry_id: registryId, digest }: { readonly registry_id: number; readonly digest: string },
): Promise<number | null> {
  const waiting = await database.read
    .selectFrom('digests')
    .innerJoin('registries', 'registries.id', 'digests.registry_id')
    .select(['digests.id', 'digests.wanted_at', 'digests.newest_at', 'trans_per_hour', 'paused', 'intake_failure'])
    .where('registry_id', '=', registryId)
    .where('digest', '=', digest)
    .where('state', '=', 0)
    .executeTakeFirst();
  if (waiting === undefined || waiting.paused === 1 || waiting.intake_failure !== null) return null;
  if (waiting.trans_per_hour === 0) return null;
  const earlier = await stampsWithin(database.read, registryId, now);
  return turnAt(now, waiting.trans_per_hour, earlier, await waitingBefore(database, registryId, waiting));
}

interface Place {
  readonly id: number;
  readonly wanted_at: number | null;
  readonly newest_at: number;
}

/** How many stand before it: each part of the order is a range of the index of what waits. */
async function waitingBefore(database: Database, registryId: number, place: Place): Promise<number> {
  const { id, wanted_at: wanted, newest_at: newest } = place;
  const count = (condition: ReturnType<typeof sql<SqlBool>>) =>
    sql`(select count(*) from digests indexed by digests_waiting
      where registry_id = ${registryId} and ${neverTried} and ${condition})`;
  const ahead = wanted === null ? sql<SqlBool>`wanted_at is not null` : sql<SqlBool>`wanted_at > ${wanted}`;
  const same = wanted === null ? sql`wanted_at is null` : sql`wanted_at = ${wanted}`;
  const { rows } = await sql<{ before: number }>`
    select ${count(ahead)}
      + ${count(sql<SqlBool>`${same} and newest_at > ${newest}`)}
      + ${count(sql<SqlBool>`${same} and newest_at = ${newest} and id < ${id}`)} as before`.execute(database.read);
  return rows[0]?.before ?? 0;
}
