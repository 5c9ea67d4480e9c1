import type { Logger } from 'pino';
import type { ActionName } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import type { Database } from '../db/database.ts';
import { ActionError } from '../domain/actionError.ts';
import { RegistryError } from '../domain/registryError.ts';
import { fieldNames, madeText, targetText } from './auditText.ts';

/** Who wants to change what. */
export interface AuditEntry {
  /** Of the contract, or of the routes beside it. */
  readonly action: ActionName | 'SignIn' | 'SignOut' | 'SetUp' | 'FollowLink' | 'FetchExport';
  readonly requestId: string;
  /** '' where nobody of ours is signed in. */
  readonly userName: string;
  /** With which a script signed. */
  readonly accessKeyId?: string | null;
  readonly center: Center | null;
  /** Parsed. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * Who changed what, when, and how it ended. Recording never throws and is never left out: what the database cannot take goes to
 * the server's log.
 */
export interface AuditLog {
  /** Records the intent before the act, and after it how it ended. What a crash left in between stays `Unfinished`. */
  record<Result>(entry: AuditEntry, act: () => Promise<Result>): Promise<Result>;
  /** Records the intent; what it returns is called with how it ended, and what the answer says of it. */
  begin(entry: AuditEntry): Promise<(outcome: string, answer?: unknown) => Promise<void>>;
  /** Records what has ended already, or was refused before it was begun. */
  note(entry: AuditEntry, outcome: string): Promise<void>;
}

const unfinished = 'Unfinished';

/** How an act ended that threw. */
export function outcomeOf(error: unknown): string {
  if (error instanceof ActionError) return error.code;
  return error instanceof RegistryError ? error.failure.code : 'ServerError';
}

export function createAuditLog(database: Database, now: () => number, log: Logger): AuditLog {
  const rowOf = ({ action, requestId, userName, accessKeyId = null, center, parameters }: AuditEntry) => ({
    at: now(),
    request_id: requestId,
    user_name: userName.toWellFormed(),
    access_key_id: accessKeyId,
    center,
    action,
    target: targetText(parameters),
    fields: fieldNames(parameters),
  });

  async function write<Result>(facts: object, statement: () => Promise<Result>): Promise<Result | null> {
    try {
      return await statement();
    } catch (error) {
      log.error({ err: error, audit: facts }, 'the audit log could not be written');
      return null;
    }
  }

  const insert = (row: ReturnType<typeof rowOf>, outcome: string, ended_at: number | null) =>
    write({ ...row, outcome }, () =>
      database.write
        .insertInto('audit_log')
        .values({ ...row, outcome, ended_at })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );

  const begin: AuditLog['begin'] = async (entry) => {
    const row = rowOf(entry);
    const begun = await insert(row, unfinished, null);
    return async (outcome, answer) => {
      const target = [row.target, madeText(answer)].filter((text) => text !== '').join(' ');
      if (begun === null) {
        await insert({ ...row, target }, outcome, now());
        return;
      }
      const end = { target, outcome, ended_at: now() };
      await write({ ...row, ...end }, () =>
        database.write.updateTable('audit_log').set(end).where('id', '=', begun.id).execute(),
      );
    };
  };

  return {
    begin,
    async record(entry, act) {
      const end = await begin(entry);
      try {
        const result = await act();
        await end('OK', result);
        return result;
      } catch (error) {
        await end(outcomeOf(error));
        throw error;
      }
    },
    async note(entry, outcome) {
      await insert(rowOf(entry), outcome, now());
    },
  };
}
