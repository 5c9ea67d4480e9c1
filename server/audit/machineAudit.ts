import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { derivedKey } from '../secrets/derivedKey.ts';
import { AuditChain } from './auditChain.ts';
import type { AuditEntry, AuditSubject } from './auditEntry.ts';
import { type AuditLog, createAuditLog } from './auditLog.ts';
import { auditStreamTo } from './auditStream.ts';

/** What is done at the machine itself, by nobody of ours. */
export function machineEntry(action: AuditEntry['action'], subject?: AuditSubject): AuditEntry {
  return {
    action,
    requestId: randomUUID(),
    userName: '',
    role: null,
    door: 'commandLine',
    accessKeyId: null,
    address: '',
    center: null,
    ...(subject && { subject }),
    parameters: {},
  };
}

interface OpenedData {
  readonly database: Database;
  readonly derivationRoot: Buffer;
}

/** Lets a command beside a stopped server write to the audit log; all of it is written when this ends. */
export async function withAudit<Result>(
  { database, derivationRoot }: OpenedData,
  { log, place }: { readonly log: Logger; readonly place: string | undefined },
  act: (audit: AuditLog) => Promise<Result>,
): Promise<Result> {
  const auditKey = derivedKey(derivationRoot, 'audit log');
  const chain = new AuditChain(database, auditKey, Date.now, log, auditStreamTo(place, log));
  await chain.open();
  try {
    return await act(createAuditLog({ chain, database, subjects: {}, now: Date.now, log }));
  } finally {
    await chain.stop();
  }
}
