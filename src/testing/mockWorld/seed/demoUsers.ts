import type { User } from '#contract/access/users.ts';
import { demoAccount } from '../content/demoAccount.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** A user of each role and in each state, by name. */
export function demoUsers(now: number): User[] {
  const common = {
    RegistryIds: null,
    State: 'ACTIVE' as const,
    HasPassword: true,
    SingleSignOn: false,
    SecondStep: false,
    CreateTime: now - 200 * day,
    AccessKeys: 0,
    Sessions: 0,
  };
  return [
    {
      ...common,
      UserName: demoAccount.userName,
      Role: 'administrator',
      LastSignInTime: now - 3 * minute,
      AccessKeys: 4,
      Sessions: 3,
    },
    {
      ...common,
      UserName: 'anna@example.com',
      Role: 'viewer',
      LastSignInTime: now - 6 * day,
      Sessions: 1,
    },
    {
      ...common,
      UserName: 'li.wei',
      Role: 'operator',
      SecondStep: true,
      LastSignInTime: now - 40 * minute,
      AccessKeys: 2,
      Sessions: 2,
    },
    {
      ...common,
      UserName: 'noor@example.com',
      Role: 'viewer',
      RegistryIds: [1, 3, 5],
      State: 'INVITED',
      HasPassword: false,
      CreateTime: now - 90 * minute,
      LinkExpiryTime: now + day - 90 * minute,
    },
    {
      ...common,
      UserName: 'sam',
      Role: 'operator',
      RegistryIds: [2],
      State: 'DISABLED',
      LastSignInTime: now - 95 * day,
      AccessKeys: 1,
    },
  ];
}
