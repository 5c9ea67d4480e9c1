import type { UserAccount } from '../../world/accounts.ts';
import { goTime } from '../time.ts';

/** Accounts do not age in the simulator: all are of this moment. */
export const accountsCreatedAt = Date.UTC(2026, 0, 12, 9, 30, 0, 120);

/** An account as 1.x writes it, and 2.0 still does: the right to administrate comes under another name in each. */
export function userBody(account: UserAccount, adminFields: Readonly<Record<string, boolean>>): object {
  return {
    user_id: account.id,
    username: account.userName,
    email: account.email,
    password: '',
    password_version: 'sha256',
    realname: account.realName,
    comment: account.comment,
    deleted: false,
    role_name: '',
    role_id: 0,
    ...adminFields,
    reset_uuid: '',
    creation_time: goTime(accountsCreatedAt),
    update_time: goTime(accountsCreatedAt),
  };
}
