import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { AuditChain } from './auditChain.ts';
import { type AuditEntry, outcomeOf } from './auditEntry.ts';
import { createdIds, createdText, fieldNames, targetText } from './auditText.ts';
import type { AuditDraft } from './chainHash.ts';
import { changesOf } from './changes.ts';
import type { SeenSubject, SubjectReader } from './subjects/seenSubject.ts';

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

interface AuditLogOptions {
  readonly chain: Pick<AuditChain, 'append'>;
  readonly database: Database;
  /** What actions are about: looked at before the act and after it. */
  readonly subjects: Readonly<Partial<Record<AuditEntry['action'], SubjectReader>>>;
  readonly now: () => number;
  readonly log: Logger;
}

export function createAuditLog({ chain, database, subjects, now, log }: AuditLogOptions): AuditLog {
  /** What an act is about must not keep it from being done. */
  async function look(entry: AuditEntry, made: Readonly<Record<string, unknown>> = {}): Promise<SeenSubject | null> {
    const { action, center, userName, parameters } = entry;
    try {
      return (await subjects[action]?.({ database, center, userName, parameters: { ...parameters, ...made } })) ?? null;
    } catch (error) {
      log.error({ err: error, action }, 'what a change is about could not be read for the audit log');
      return null;
    }
  }

  const factsOf = (entry: AuditEntry, seen: SeenSubject | null): AuditDraft => {
    const subject = seen ?? entry.subject;
    return {
      kind: 'ended',
      begun_id: null,
      at: now(),
      begun_at: null,
      request_id: entry.requestId,
      user_name: entry.userName,
      role: entry.role,
      door: entry.door,
      access_key_id: entry.accessKeyId,
      address: entry.address,
      center: entry.center,
      action: entry.action,
      subject_type: subject?.type ?? null,
      subject_id: subject?.id ?? null,
      subject_name: subject?.name ?? '',
      target: targetText(entry.parameters),
      fields: fieldNames(entry.parameters),
      changes: '[]',
      outcome: 'Unfinished',
    };
  };

  const begin: AuditLog['begin'] = async (entry) => {
    const before = await look(entry);
    const facts = factsOf(entry, before);
    const begun = await chain.append({ ...facts, kind: 'begun' });
    return async (outcome, answer) => {
      const after = outcome === 'OK' ? await look(entry, createdIds(answer)) : null;
      await chain.append({
        ...factsOf(entry, before ?? after),
        begun_at: facts.at,
        begun_id: begun?.id ?? null,
        target: [facts.target, createdText(answer)].filter((text) => text !== '').join(' '),
        changes: JSON.stringify(changesOf(before, after)),
        outcome,
      });
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
      await chain.append({ ...factsOf(entry, await look(entry)), outcome });
    },
  };
}
