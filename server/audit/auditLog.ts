import type { AuditChain } from './auditChain.ts';
import { type AuditEntry, outcomeOf } from './auditEntry.ts';
import { fieldNames, madeText, targetText } from './auditText.ts';
import type { AuditDraft } from './chainHash.ts';

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

export function createAuditLog(chain: Pick<AuditChain, 'append'>, now: () => number): AuditLog {
  const factsOf = (entry: AuditEntry): AuditDraft => ({
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
    subject_type: entry.subject?.type ?? null,
    subject_id: entry.subject?.id ?? null,
    subject_name: entry.subject?.name ?? '',
    target: targetText(entry.parameters),
    fields: fieldNames(entry.parameters),
    changes: '[]',
    outcome: unfinished,
  });

  const begin: AuditLog['begin'] = async (entry) => {
    const facts = factsOf(entry);
    const begun = await chain.append({ ...facts, kind: 'begun' });
    return async (outcome, answer) => {
      const target = [facts.target, madeText(answer)].filter((text) => text !== '').join(' ');
      await chain.append({ ...facts, at: now(), begun_at: facts.at, begun_id: begun?.id ?? null, target, outcome });
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
      await chain.append({ ...factsOf(entry), outcome });
    },
  };
}
