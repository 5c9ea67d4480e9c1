import type { ActionName } from '#contract/actions.ts';
import type { Database } from '../db/database.ts';
import { ActionError } from '../domain/actionError.ts';
import { RegistryError } from '../domain/registryError.ts';
import type { RequestContext } from '../domain/requestContext.ts';

/** Who changed what, when, and how it ended. */
export interface AuditLog {
  record<Result>(
    action: ActionName,
    body: unknown,
    context: RequestContext,
    act: () => Promise<Result>,
  ): Promise<Result>;
}

/** The fields that say what an action was about; never a secret. */
const targetFields = [
  'RegistryId',
  'RegistryType',
  'RegistryHostIp',
  'Port',
  'DomainName',
  'AccessKeyId',
  'NewAccessKeyId',
  'RegionIds',
  'AssetType',
] as const;

function targetOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const fields = new Map(Object.entries(body));
  return targetFields
    .filter((field) => fields.has(field))
    .map((field) => `${field}=${String(fields.get(field)).slice(0, 256)}`)
    .join(' ');
}

function outcomeOf(error: unknown): string {
  if (error instanceof ActionError) return error.code;
  return error instanceof RegistryError ? error.failure.code : 'ServerError';
}

export function createAuditLog(database: Database, now: () => number): AuditLog {
  const write = (action: ActionName, body: unknown, context: RequestContext, outcome: string) =>
    database.write
      .insertInto('audit_log')
      .values({
        at: now(),
        request_id: context.requestId,
        user_name: context.userName,
        center: context.center,
        action,
        target: targetOf(body),
        outcome,
      })
      .execute();

  return {
    async record(action, body, context, act) {
      try {
        const result = await act();
        await write(action, body, context, 'OK');
        return result;
      } catch (error) {
        await write(action, body, context, outcomeOf(error));
        throw error;
      }
    },
  };
}
