import { type Selectable, sql, type Transaction } from 'kysely';
import type { Role } from '#contract/access/roles.ts';
import { limits } from '#contract/limits.ts';
import { contains } from '../../db/contains.ts';
import type { Database } from '../../db/database.ts';
import type { Tables } from '../../db/tables/tables.ts';
import type { UsersTable } from '../../db/tables/userTables.ts';
import { ActionError } from '../../domain/actionError.ts';

export type StoredUser = Selectable<UsersTable>;

/** A user with what is counted of theirs. */
export interface ListedUser extends StoredUser {
  /** Null: all. */
  readonly registryIds: readonly number[] | null;
  readonly accessKeys: number;
  readonly sessions: number;
  /** Of a link that is good; null where there is none. */
  readonly linkExpiresAt: number | null;
}

/** What is decided about a user. */
interface UserAccess {
  readonly role: Role;
  /** Null: all. */
  readonly registryIds: readonly number[] | null;
}

interface UserChanges {
  readonly role: Role | undefined;
  readonly registryIds: readonly number[] | null | undefined;
  readonly disabled: boolean | undefined;
  readonly withoutSecondStep: boolean;
}

export interface NewLink {
  readonly tokenHash: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

interface UserQuery {
  readonly search: string | undefined;
  readonly role: Role | undefined;
  readonly offset: number;
  readonly limit: number;
  readonly now: number;
}

type Writing = Transaction<Tables>;

/** Users and what is decided about them. Each change is one transaction, and refused as a whole. */
export function createUserRepository(database: Database) {
  return {
    /** A page of users by name, and how many there are in all. */
    async list({ search, role, offset, limit, now }: UserQuery): Promise<{ users: ListedUser[]; total: number }> {
      let matching = database.read.selectFrom('users');
      if (search !== undefined) matching = matching.where(contains('users.name', search));
      if (role !== undefined) matching = matching.where('role', '=', role);
      const { total } = await matching
        .select((select) => select.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      const rows = await matching
        .selectAll()
        .select([
          sql<string>`(select json_group_array(registry_id order by registry_id) from user_registries
            where user_name = users.name)`.as('registries'),
          sql<number>`(select count(*) from access_keys where user_name = users.name)`.as('accessKeys'),
          sql<number>`(select count(*) from sessions where user_name = users.name
            and last_seen_at >= ${now - limits.sessions.idleMs} and created_at >= ${now - limits.sessions.ageMs})`.as(
            'sessions',
          ),
          sql<number | null>`(select max(expires_at) from password_links where user_name = users.name
            and expires_at > ${now})`.as('linkExpiresAt'),
        ])
        .orderBy('name')
        .limit(limit)
        .offset(offset)
        .execute();
      const users = rows.map(({ registries, ...row }) => ({
        ...row,
        registryIds: row.sees_all === 1 ? null : JSON.parse(registries),
      }));
      return { users, total };
    },

    /** Throws IllegalParam where the name is taken, where there are as many users as may be, and for registries that are not there. */
    async create(name: string, { role, registryIds }: UserAccess, link: NewLink): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        const taken = await transaction.selectFrom('users').select('name').where('name', '=', name).executeTakeFirst();
        if (taken !== undefined) throw refusedName('userNameTaken');
        const { count } = await transaction
          .selectFrom('users')
          .select((select) => select.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        if (count >= limits.users.most) throw refusedName('tooManyUsers');
        const sees_all = Number(registryIds === null);
        await transaction.insertInto('users').values({ name, role, sees_all, created_at: link.createdAt }).execute();
        await chooseRegistries(transaction, name, registryIds);
        await insertLink(transaction, name, link);
      });
    },

    /** The sessions of a user whose rights change end. Throws NotFound, LastAdministrator, IllegalParam. */
    async change(name: string, changes: UserChanges, now: number): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        const { role, registryIds, disabled, withoutSecondStep } = changes;
        const user = await find(transaction, name);
        if (user.subject !== null && role !== undefined && role !== user.role) {
          throw ActionError.illegalParam({ path: ['Role'], message: 'roleByProvider' });
        }
        const staysAdministrator = (role ?? user.role) === 'administrator' && !(disabled ?? user.disabled_at !== null);
        if (!staysAdministrator) await checkOthers(transaction, user);
        const before = await rightsOf(transaction, name);
        const values = {
          ...(role === undefined ? {} : { role }),
          ...(registryIds === undefined ? {} : { sees_all: Number(registryIds === null) }),
          ...(disabled === undefined ? {} : { disabled_at: disabled ? (user.disabled_at ?? now) : null }),
          ...(withoutSecondStep ? withoutAny : {}),
        };
        if (Object.keys(values).length === 0) return;
        await transaction.updateTable('users').set(values).where('name', '=', name).execute();
        if (registryIds !== undefined) await chooseRegistries(transaction, name, registryIds);
        if (disabled === true) await transaction.deleteFrom('password_links').where('user_name', '=', name).execute();
        if ((await rightsOf(transaction, name)) !== before) await endSessions(transaction, name);
      });
    },

    /** In place of earlier links of the user. Throws NotFound; IllegalParam for a user who comes in by single sign-on and has no password. */
    async replaceLink(name: string, link: NewLink): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        const { subject } = await find(transaction, name);
        if (subject !== null) throw ActionError.illegalParam({ path: ['UserName'], message: 'ofSingleSignOn' });
        await transaction.deleteFrom('password_links').where('user_name', '=', name).execute();
        await insertLink(transaction, name, link);
      });
    },

    /** Returns how many. Throws NotFound. */
    async endSessions(name: string): Promise<number> {
      return database.write.transaction().execute(async (transaction) => {
        await find(transaction, name);
        return endSessions(transaction, name);
      });
    },

    /** Throws NotFound, LastAdministrator. */
    async remove(name: string): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        await checkOthers(transaction, await find(transaction, name));
        await transaction.deleteFrom('users').where('name', '=', name).execute();
      });
    },
  };
}

const withoutAny = { totp_sealed: null, totp_since: null, totp_step: null, recovery_codes: '[]' } as const;

async function find(transaction: Writing, name: string): Promise<StoredUser> {
  const user = await transaction.selectFrom('users').selectAll().where('name', '=', name).executeTakeFirst();
  if (user === undefined) throw ActionError.of('NotFound');
  return user;
}

/**
 * Where a user is an administrator who can come in by a password, there has to be another: else nobody could let anybody in while the identity provider is
 * away, or names no administrator any more. Throws LastAdministrator.
 */
async function checkOthers(transaction: Writing, { name }: StoredUser): Promise<void> {
  const able = await transaction
    .selectFrom('users')
    .select('name')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .where('password_hash', 'is not', null)
    .execute();
  const isAble = (administrator: { name: string }) => administrator.name === name;
  if (able.some(isAble) && able.every(isAble)) throw ActionError.of('LastAdministrator');
}

/** In place of those chosen before. Throws IllegalParam for one that is not there. */
async function chooseRegistries(transaction: Writing, name: string, ids: readonly number[] | null): Promise<void> {
  await transaction.deleteFrom('user_registries').where('user_name', '=', name).execute();
  const chosen = [...new Set(ids ?? [])];
  if (chosen.length === 0) return;
  const known = await transaction.selectFrom('registries').select('id').where('id', 'in', chosen).execute();
  if (known.length < chosen.length) throw ActionError.illegalParam({ path: ['RegistryIds'], message: 'option' });
  await transaction
    .insertInto('user_registries')
    .values(chosen.map((registry_id) => ({ user_name: name, registry_id })))
    .execute();
}

/** What a user may do and see, as one text to compare. */
async function rightsOf(transaction: Writing, name: string): Promise<string> {
  const { role, sees_all, disabled_at } = await find(transaction, name);
  const chosen = await transaction
    .selectFrom('user_registries')
    .select('registry_id')
    .where('user_name', '=', name)
    .orderBy('registry_id')
    .execute();
  return JSON.stringify({ role, sees_all, disabled_at, chosen });
}

async function insertLink(transaction: Writing, name: string, link: NewLink): Promise<void> {
  const { tokenHash: token_hash, createdAt: created_at, expiresAt: expires_at } = link;
  await transaction
    .insertInto('password_links')
    .values({ token_hash, user_name: name, created_at, expires_at })
    .execute();
}

async function endSessions(transaction: Writing, name: string): Promise<number> {
  const { numDeletedRows } = await transaction.deleteFrom('sessions').where('user_name', '=', name).executeTakeFirst();
  return Number(numDeletedRows);
}

function refusedName(message: 'userNameTaken' | 'tooManyUsers'): ActionError {
  return ActionError.illegalParam({ path: ['UserName'], message });
}

export type UserRepository = ReturnType<typeof createUserRepository>;
