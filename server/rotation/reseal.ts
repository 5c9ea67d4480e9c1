import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Tables } from '../db/tables/tables.ts';
import type { KeyRing } from '../secrets/keyRing.ts';
import { type SealedPlace, type SealedText, sealedPlaces } from './sealedPlaces.ts';

/** How many secrets were sealed anew, and how many no key of the ring opens: what a lost key has sealed stays shut. */
export interface Resealed {
  readonly sealed: number;
  readonly unreadable: number;
}

type InTransaction = <Result>(work: (transaction: Kysely<Tables>) => Promise<Result>) => Promise<Result>;

/** Texts that are sealed in one transaction: a few milliseconds, so that what the server writes beside hardly waits. */
const batchSize = 50;
/** How long the writer waits for readers to leave the log, ms: everything else that is written waits with it. */
const patienceMs = 100;
const usualPatienceMs = 10_000;

/**
 * Seals with the ring's present key what is sealed with another, in batches, beside whatever else is done. Once it returns nothing is
 * left that a former key opens, neither in the rows nor in the log, and all of it is on the disk: a former key may go. Whatever ends it in
 * between, each text is sealed with the one or the other, and the next call goes on. Throws where readers do not leave the log.
 */
export async function reseal(
  { write }: Pick<Database, 'write'>,
  keys: KeyRing,
  signal: AbortSignal,
): Promise<Resealed> {
  // What is replaced must not stay in free pages.
  await sql`pragma secure_delete = on`.execute(write);
  try {
    const walked = await sealAll(keys, (work) => {
      signal.throwIfAborted();
      return write.transaction().execute(work);
    });
    // What was sealed with a former key and stored behind that walk. There is no more once this has ended: nobody keeps a sealed text before it is stored.
    const rest = await write.transaction().execute((transaction) => sealAll(keys, (work) => work(transaction)));
    await emptyLog(write);
    return { sealed: walked.sealed + rest.sealed, unreadable: rest.unreadable };
  } finally {
    await sql`pragma secure_delete = off`.execute(write);
  }
}

async function sealAll(keys: KeyRing, inTransaction: InTransaction): Promise<Resealed> {
  let [sealed, unreadable] = [0, 0];
  for (const place of sealedPlaces) {
    for (let after: SealedText['key'] | null = null; ; ) {
      const texts: readonly SealedText[] = await inTransaction(async (transaction) => {
        const found = await place.othersThan(keys.mark, after, batchSize, transaction);
        for (const text of found)
          if (await sealText(place, text, keys, transaction)) sealed += 1;
          else unreadable += 1;
        return found;
      });
      if (texts.length < batchSize) break;
      after = texts.at(-1)?.key ?? null;
    }
  }
  return { sealed, unreadable };
}

/** False where no key opens it. */
async function sealText(
  place: SealedPlace,
  text: SealedText,
  keys: KeyRing,
  transaction: Kysely<Tables>,
): Promise<boolean> {
  const anew = resealed(text, keys);
  if (anew !== null) await place.replace(text, anew, transaction);
  return anew !== null;
}

function resealed({ sealed, context }: SealedText, keys: KeyRing): string | null {
  try {
    return keys.seal(keys.open(sealed, context), context);
  } catch {
    return null;
  }
}

/** Brings what the log holds into the file, on the disk, and empties it of the texts that were replaced. */
async function emptyLog(write: Kysely<Tables>): Promise<void> {
  await sql.raw(`pragma busy_timeout = ${patienceMs}`).execute(write);
  try {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(write);
    if (rows[0]?.busy !== 0) throw new Error('Readers still hold the log of the database.');
  } finally {
    await sql.raw(`pragma busy_timeout = ${usualPatienceMs}`).execute(write);
  }
}
