import * as z from 'zod/mini';
import { action } from '../action.ts';
import { centerSchema } from '../center.ts';
import { errorFacts, isErrorCode } from '../failures/errors.ts';
import { failureSchema } from '../failures/failures.ts';
import { anyText, id, lineOfText } from '../fields.ts';
import { exportAnswer } from '../images/exports.ts';
import { issue } from '../issues.ts';
import { limits } from '../limits.ts';
import { countLimitRequest, pageInfoSchema, pagingRequest } from '../paging.ts';
import { type AuditResult, auditDoors, auditResults, auditSubjects } from './audited.ts';
import { roleSchema } from './roles.ts';

const registryFailures: readonly string[] = failureSchema.def.options.flatMap(({ shape }) => [
  ...shape.code.def.values,
]);

/** Codes of what was refused. */
export const refusedCodes: readonly string[] = Object.entries(errorFacts)
  .filter(([code, { status }]) => status < 500 && !registryFailures.includes(code))
  .map(([code]) => code);

/** Begins what an identity provider's answer was refused for. */
export const refusedSignOn = 'SingleSignOn.';

/** `OK`, `Unfinished` or an error's code, as one of few. */
export function auditResultOf(outcome: string): AuditResult {
  if (outcome === 'OK') return 'ok';
  if (outcome === 'Unfinished') return 'unfinished';
  if (outcome.startsWith(refusedSignOn)) return 'refused';
  return isErrorCode(outcome) && refusedCodes.includes(outcome) ? 'refused' : 'failed';
}

const auditValueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/** What one field was and is; absent for nothing. Of a secret neither is told. */
export const auditChangeSchema = z.object({
  Field: z.string(),
  Before: z.optional(auditValueSchema),
  After: z.optional(auditValueSchema),
  Secret: z.optional(z.boolean()),
});
export type AuditChange = z.infer<typeof auditChangeSchema>;

export const auditEntrySchema = z.object({
  /** Its place in the chain. */
  Id: z.number(),
  /** When it had ended, ms since 1970. */
  Time: z.number(),
  /** When it was begun, where that was noted. */
  BeginTime: z.optional(z.number()),
  /** '' where nobody is signed in. */
  UserName: z.string(),
  /** Absent where nobody is signed in. */
  Role: z.optional(roleSchema),
  Door: z.enum(auditDoors),
  AccessKeyId: z.optional(z.string()),
  /** From where; '' where that is not known. */
  Address: z.string(),
  Center: z.optional(centerSchema),
  RequestId: z.string(),
  /** An action of this API, or one of the routes beside it, as `SignIn`. */
  Action: z.string(),
  /** What it was about. */
  Subject: z.optional(z.object({ Type: z.enum(auditSubjects), Id: z.string(), Name: z.string() })),
  /** What was asked for, as far as it is told: `RegistryId=3 …`. */
  Parameters: z.string(),
  /** The names of all that was given. */
  Fields: z.array(z.string()),
  Changes: z.array(auditChangeSchema),
  /** `OK`, `Unfinished` or an error's code. */
  Outcome: z.string(),
  Result: z.enum(auditResults),
  Hash: z.string(),
});
export type AuditLogEntry = z.infer<typeof auditEntrySchema>;

const time = z.optional(z.number({ error: issue('type') }).check(z.int(), z.nonnegative()));

/** What narrows the log; all of it holds at once. */
const filter = {
  /** From and until when, ms since 1970. */
  From: time,
  To: time,
  UserName: z.optional(lineOfText(limits.users.nameLength)),
  /** The name of what was done, as entries have it. */
  AuditAction: z.optional(lineOfText(64)),
  RegistryId: z.optional(id),
  Result: z.optional(z.enum(auditResults, { error: issue('option') })),
  Door: z.optional(z.enum(auditDoors, { error: issue('option') })),
  /** A part of a user, an address, what it was about, what was asked for or changed. */
  SearchText: z.optional(anyText(limits.text.searchText)),
};

/** Who did what, the newest first: an entry for each change, sign-in and export of both data centres, refused ones too. */
export const describeAuditLog = action({
  request: {
    ...pagingRequest,
    ...countLimitRequest,
    ...filter,
    /** The one entry at this place of the chain. */
    EntryId: z.optional(id),
  },
  response: { Entries: z.array(auditEntrySchema), PageInfo: pageInfoSchema },
  access: 'read',
  extension: true,
});

/** Prepares a CSV file of the entries that a filter finds; `GET /api/export/<id>` fetches it once, within five minutes. */
export const exportAuditLog = action({
  request: filter,
  response: exportAnswer,
  access: 'export',
  extension: true,
});
