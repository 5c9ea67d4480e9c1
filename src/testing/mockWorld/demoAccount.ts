import type { Role } from '#contract/access/roles.ts';

/** The account of the static demo, which holds no data but its own. */
export const demoAccount = { userName: 'admin', password: 'mooring-demo' } as const;

/** Who else may be signed in there, with the same password: one of each role that may do less. */
export const demoRoles: Readonly<Record<string, Role>> = {
  [demoAccount.userName]: 'administrator',
  'li.wei': 'operator',
  'anna@example.com': 'viewer',
};

/** Where the tab's session storage keeps the name of who is signed in. */
export const demoSessionKey = 'mooring.demo.session';
