import type { User, userStates } from '#contract/access/users.ts';
import type { ListedUser, StoredUser } from './userRepository.ts';

/** A user as administrators see them. */
export function userView(user: ListedUser): User {
  return {
    UserName: user.name,
    Role: user.role,
    RegistryIds: user.registryIds === null ? null : [...user.registryIds],
    State: stateOf(user),
    HasPassword: user.password_hash !== null,
    SingleSignOn: user.subject !== null,
    SecondStep: user.totp_since !== null,
    CreateTime: user.created_at,
    ...(user.last_sign_in_at === null ? {} : { LastSignInTime: user.last_sign_in_at }),
    ...(user.linkExpiresAt === null ? {} : { LinkExpiryTime: user.linkExpiresAt }),
    AccessKeys: user.accessKeys,
    Sessions: user.sessions,
  };
}

function stateOf({ disabled_at, role_lost_at, password_hash, subject }: StoredUser): (typeof userStates)[number] {
  if (disabled_at !== null) return 'DISABLED';
  if (role_lost_at !== null) return 'NO_ROLE';
  return password_hash === null && subject === null ? 'INVITED' : 'ACTIVE';
}
