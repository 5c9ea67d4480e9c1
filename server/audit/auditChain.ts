import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { forEachRow } from '../db/forEachRow.ts';
import type { AuditMarksTable } from '../db/tables/auditTables.ts';
import type { Tables } from '../db/tables/tables.ts';
import type { AuditStream } from './auditStream.ts';
import {
  type AuditDraft,
  type AuditRow,
  type ChainKey,
  chainKey,
  entryHash,
  hashedColumns,
  markSignature,
} from './chainHash.ts';
import { takeEarlierEntries } from './earlierEntries.ts';

/** Where the chain goes on: the last entry's place and hash. */
interface ChainEnd {
  id: number;
  hash: string;
}

interface Waiting {
  readonly draft: AuditDraft;
  readonly onStored: (row: AuditRow | null) => void;
}

/** Entries stored or pruned in one transaction, where there are many. */
const most = 500;

const columns = [...hashedColumns, 'previous', 'hash'] as const satisfies readonly (keyof AuditRow)[];
const insert = `insert into audit_entries (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`;

/** The entries of the audit log, each hashed over the one before it. This process is the only one that adds any: it holds the data folder's lock. */
export class AuditChain {
  readonly #database: Database;
  readonly #key: ChainKey;
  readonly #now: () => number;
  readonly #log: Logger;
  readonly #stream: AuditStream | undefined;
  #end: ChainEnd | undefined;
  #waiting: Waiting[] = [];
  #storing: Promise<void> | undefined;

  constructor(database: Database, key: Buffer, now: () => number, log: Logger, stream?: AuditStream) {
    this.#database = database;
    this.#key = chainKey(key);
    this.#now = now;
    this.#log = log;
    this.#stream = stream;
  }

  /** Chains what earlier versions have noted, before anything else is added. */
  async open(): Promise<void> {
    try {
      const end = await this.#opened();
      await takeEarlierEntries(this.#database.write, (transaction, drafts) =>
        store(transaction, this.#key, end, drafts, this.#now()),
      );
    } catch (error) {
      this.#end = undefined;
      throw error;
    }
  }

  /** Adds an entry behind all that were handed in before it; resolves with null, and says why in the log, where it could not be stored. */
  append(draft: AuditDraft): Promise<AuditRow | null> {
    return new Promise((onStored) => {
      this.#waiting.push({ draft, onStored });
      this.#storing ??= this.#storeWaiting();
    });
  }

  /** Returns once all is stored that was handed in. */
  async stop(): Promise<void> {
    await this.#storing;
    await this.#stream?.stop();
  }

  /**
   * Deletes entries of before a moment, as far as they stand at the beginning. What is left is proven from the anchor on: the signed
   * place and hash of the last one that went.
   */
  async prune(before: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const oldest = await this.#database.write
        .selectFrom('audit_entries')
        .select(['id', 'hash', 'at'])
        .orderBy('id')
        .limit(most)
        .execute();
      const firstKept = oldest.findIndex(({ at }) => at > before);
      const last = (firstKept === -1 ? oldest : oldest.slice(0, firstKept)).at(-1);
      if (last === undefined) return;
      await this.#database.write.transaction().execute(async (transaction) => {
        await setMark(transaction, this.#key, { name: 'anchor', id: last.id, hash: last.hash, at: this.#now() });
        await transaction.deleteFrom('audit_entries').where('id', '<=', last.id).execute();
      });
    }
  }

  /** Read once: whoever cuts entries off at the end, behind this process's back or before its start, leaves a gap. */
  async #opened(): Promise<ChainEnd> {
    if (this.#end !== undefined) return this.#end;
    const { write } = this.#database;
    const last = await write
      .selectFrom('audit_entries')
      .select(['id', 'hash', 'key_id'])
      .unionAll(write.selectFrom('audit_marks').select(['id', 'hash', 'key_id']))
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last !== undefined && last.key_id !== this.#key.id) {
      this.#log.warn('the secret key was replaced: what the audit log has until now cannot be proven any more');
    }
    this.#end = { id: last?.id ?? 0, hash: last?.hash ?? '' };
    return this.#end;
  }

  async #storeWaiting(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, most);
      this.#waiting = this.#waiting.slice(most);
      const rows = await this.#tryToStore(batch.map(({ draft }) => draft));
      for (const [index, { draft, onStored }] of batch.entries()) {
        const row = rows?.[index] ?? null;
        this.#stream?.add(row ?? draft);
        onStored(row);
      }
    }
    // In the same turn in which nothing waited any more: what comes next begins anew.
    this.#storing = undefined;
  }

  async #tryToStore(drafts: readonly AuditDraft[]): Promise<readonly AuditRow[] | null> {
    try {
      const end = await this.#opened();
      return await this.#database.write
        .transaction()
        .execute((transaction) => store(transaction, this.#key, end, drafts, this.#now()));
    } catch (error) {
      // Where it ends is read anew.
      this.#end = undefined;
      for (const entry of drafts) this.#log.error({ err: error, audit: entry }, 'the audit log could not be written');
      return null;
    }
  }
}

/** Adds entries behind the end, and moves it. */
async function store(
  transaction: Kysely<Tables>,
  key: ChainKey,
  end: ChainEnd,
  drafts: readonly AuditDraft[],
  now: number,
): Promise<readonly AuditRow[]> {
  const rows: AuditRow[] = [];
  for (const draft of drafts) {
    const row = { ...storable(draft), id: end.id + 1, previous: end.hash, key_id: key.id };
    end.id = row.id;
    end.hash = entryHash(key, row);
    rows.push({ ...row, hash: end.hash });
  }
  await forEachRow(
    transaction,
    insert,
    rows.map((row) => columns.map((column) => row[column])),
  );
  await setMark(transaction, key, { name: 'head', id: end.id, hash: end.hash, at: now });
  return rows;
}

/** Texts as the database gives them back: of half a pair it would make another sign, which is not what was hashed. */
function storable(draft: AuditDraft): AuditDraft {
  const texts = Object.entries(draft).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.toWellFormed() : value,
  ]);
  return { ...draft, ...Object.fromEntries(texts) };
}

async function setMark(
  transaction: Kysely<Tables>,
  key: ChainKey,
  place: Pick<AuditMarksTable, 'name' | 'id' | 'hash' | 'at'>,
): Promise<void> {
  const unsigned = { ...place, key_id: key.id };
  const mark = { ...unsigned, signature: markSignature(key, unsigned) };
  await transaction
    .insertInto('audit_marks')
    .values(mark)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(mark))
    .execute();
}
