import type { Generated } from 'kysely';
import type { Role } from '#contract/access/roles.ts';
import type { Center } from '#contract/center.ts';

/** Who may come in, and by what. All but users themselves goes with its user. */
export interface UserTables {
  users: UsersTable;
  user_registries: UserRegistriesTable;
  password_links: PasswordLinksTable;
  sessions: SessionsTable;
  access_keys: AccessKeysTable;
}

export interface UsersTable {
  /** As it was first written; letters count alike, great or small. */
  name: string;
  role: Role;
  /** 1: all registries; else those of `user_registries`. */
  sees_all: number;
  /** Null where nobody has chosen one yet, or the user comes in by single sign-on alone. */
  password_hash: string | null;
  created_at: number;
  disabled_at: Generated<number | null>;
  last_sign_in_at: Generated<number | null>;
  /** The secret of the second step. */
  totp_sealed: Generated<string | null>;
  /** Since when the second step is asked for; null while it is being set up. */
  totp_since: Generated<number | null>;
  /** The time step of the code that was used last: none is taken twice. */
  totp_step: Generated<number | null>;
  /** SHA-256 of the codes that are left, a JSON list. */
  recovery_codes: Generated<string>;
  /** By whom, and as whom, the identity provider knows the user. */
  issuer: Generated<string | null>;
  subject: Generated<string | null>;
  /** Since when the identity provider gives the user no role; null while it does, or has no say. */
  role_lost_at: Generated<number | null>;
}

interface UserRegistriesTable {
  user_name: string;
  registry_id: number;
}

/** Each lets its holder choose a password, once. */
interface PasswordLinksTable {
  /** SHA-256 of what the link carries. */
  token_hash: string;
  user_name: string;
  created_at: number;
  expires_at: number;
}

interface SessionsTable {
  id: Generated<number>;
  /** SHA-256 of the cookie's value: a stolen database signs nobody in. */
  token_hash: string;
  user_name: string;
  created_at: number;
  last_seen_at: number;
  /** From where it was last seen, and in which browser, as that says. */
  address: Generated<string>;
  device: Generated<string>;
}

export interface AccessKeysTable {
  id: string;
  user_name: string;
  center: Center;
  name: string;
  secret_sealed: string;
  read_only: number;
  /** A JSON list of addresses and ranges; `[]` for any. */
  addresses: string;
  created_at: number;
  expires_at: number | null;
  disabled_at: Generated<number | null>;
  last_used_at: Generated<number | null>;
  last_used_address: Generated<string | null>;
}
