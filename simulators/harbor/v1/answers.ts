import { isSystemAdmin } from '../access.ts';
import type { Principal } from '../login.ts';
import type { PreparedAnswer } from './endpoint.ts';

export function json(body: unknown, headers: Readonly<Record<string, string>> = {}): PreparedAnswer {
  const contentType = { 'Content-Type': 'application/json; charset=utf-8' };
  return { status: 200, headers: { ...contentType, ...headers }, body: JSON.stringify(body, null, 2), prepared: true };
}

/** Errors of 1.x are JSON under a text/plain header. */
export function error(status: number, message: string, prepared = true): PreparedAnswer {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' };
  return { status, headers, body: `${JSON.stringify({ code: status, message })}\n`, prepared };
}

/** What core itself says with a status; null for those of the front proxy. */
export function errorOf(status: number): PreparedAnswer | null {
  return status < 500 || status === 500 ? error(status, 'a fault') : null;
}

/** 401 to whoever is not signed in; to everybody else 403 with their own name as the message. */
export function refused(principal: Principal, prepared = true): PreparedAnswer {
  if (principal.kind === 'anonymous') return error(401, 'UnAuthorized', prepared);
  return error(403, principal.account.userName, prepared);
}

/** Null for a system admin. */
export function refusalOfNonAdmin(principal: Principal, prepared: boolean): PreparedAnswer | null {
  return isSystemAdmin(principal) ? null : refused(principal, prepared && principal.kind !== 'anonymous');
}

export function isAnswer(value: object): value is PreparedAnswer {
  return 'status' in value && 'headers' in value;
}
