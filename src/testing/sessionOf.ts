import type { Session } from '#contract/access/session.ts';

/** The session of an administrator, or of nobody. */
export function sessionOf(userName: string | null, other: Partial<Session> = {}): Session {
  const role = userName === null ? null : 'administrator';
  const setup = { setupRequired: false, setupCodeRequired: false, singleSignOn: null };
  return { userName, role, seesAllRegistries: userName !== null, ...setup, ...other };
}
