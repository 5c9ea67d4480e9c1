/** Somebody who can sign in with a name (or e-mail address) and a password. */
export interface UserAccount {
  readonly kind: 'user';
  readonly id: number;
  readonly userName: string;
  readonly password: string;
  readonly email: string;
  readonly realName: string;
  readonly comment: string;
  readonly admin: boolean;
  /** Quay: may not sign in with the right password either. */
  readonly disabled?: boolean;
}

/**
 * A robot. `project` null: a system-level robot. Harbor 1.x and 2.0 know project robots only, and
 * let none of them list anything.
 */
export interface RobotAccount {
  readonly kind: 'robot';
  readonly userName: string;
  readonly password: string;
  readonly project: string | null;
  readonly canList: boolean;
  /** Whether it is told what scanners found; as it may list, unless said. */
  readonly readsReports?: boolean;
}

export type Account = UserAccount | RobotAccount;

/** Passwords of the accounts that every simulated world has, by user name. Throwaway: they guard nothing. */
export const simulatorPasswords = {
  admin: 'Harbor12345',
  opsadmin: 'Ops-Admin-12345',
  viewer1: 'Viewer-12345',
  dave: 'Dave-12345',
  robot$scanner: 'robot-scanner-secret-12345',
  robot$pullonly: 'robot-pullonly-secret-12345',
} as const;

function user(
  id: number,
  userName: 'admin' | 'opsadmin' | 'viewer1' | 'dave',
  realName: string,
  admin: boolean,
): UserAccount {
  const builtIn = userName === 'admin';
  return {
    kind: 'user',
    id,
    userName,
    password: simulatorPasswords[userName],
    // The built-in admin of a fresh installation has no address.
    email: builtIn ? '' : `${userName}@example.test`,
    realName,
    comment: builtIn ? 'admin user' : 'test user',
    admin,
  };
}

function systemRobot(userName: 'robot$scanner' | 'robot$pullonly', canList: boolean): RobotAccount {
  return { kind: 'robot', userName, password: simulatorPasswords[userName], project: null, canList };
}

/** The accounts that every simulated world has. */
export const standardAccounts: readonly Account[] = [
  user(1, 'admin', 'system admin', true),
  user(3, 'viewer1', 'Vera Viewer', false),
  user(4, 'dave', 'Dave Nomember', false),
  user(5, 'opsadmin', 'Olga Ops', true),
  systemRobot('robot$scanner', true),
  systemRobot('robot$pullonly', false),
];
