import type { Transaction } from 'kysely';
import type { Database } from '../../db/database.ts';
import type { Tables } from '../../db/tables/tables.ts';

/** A user who is not disabled. */
interface StoredCredentials {
  /** As it was first written. */
  readonly userName: string;
  /** Null for somebody who has no password. */
  readonly passwordHash: string | null;
}

/** A link that is good. */
interface StoredLink {
  readonly userName: string;
  readonly passwordHash: string | null;
  readonly expiresAt: number;
}

export function createCredentialRepository(database: Database) {
  return {
    async hasUsers(): Promise<boolean> {
      const row = await database.read.selectFrom('users').select('name').limit(1).executeTakeFirst();
      return row !== undefined;
    },

    /** False when there are users already: of two set-ups at once, one wins. */
    async createFirst(userName: string, passwordHash: string, now: number): Promise<boolean> {
      return database.write.transaction().execute(async (transaction) => {
        const existing = await transaction.selectFrom('users').select('name').executeTakeFirst();
        if (existing !== undefined) return false;
        await transaction
          .insertInto('users')
          .values(administrator(userName, passwordHash, now))
          .execute();
        return true;
      });
    },

    /** Makes the user an administrator who may come in by the password alone, and creates them where they are not there; their sessions end. */
    async reset(userName: string, passwordHash: string, now: number): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('users')
          .values(administrator(userName, passwordHash, now))
          .onConflict((conflict) =>
            conflict.column('name').doUpdateSet({
              role: 'administrator',
              sees_all: 1,
              password_hash: passwordHash,
              disabled_at: null,
              totp_sealed: null,
              totp_since: null,
              totp_step: null,
              recovery_codes: '[]',
            }),
          )
          .execute();
        await endWaysIn(transaction, userName);
      });
    },

    /** Undefined where there is no such user, or one that is disabled. */
    async find(userName: string): Promise<StoredCredentials | undefined> {
      return database.read
        .selectFrom('users')
        .select(['name as userName', 'password_hash as passwordHash'])
        .where('name', '=', userName)
        .where('disabled_at', 'is', null)
        .executeTakeFirst();
    },

    /** As it is written; undefined where nobody has the name. */
    async nameOf(userName: string): Promise<string | undefined> {
      const row = await database.read
        .selectFrom('users')
        .select('name')
        .where('name', '=', userName)
        .executeTakeFirst();
      return row?.name;
    },

    /** The session that asks goes on under another token; all others of the user end, and their links. False where it has ended itself. */
    async changePassword(
      userName: string,
      passwordHash: string,
      session: { readonly id: number; readonly tokenHash: string },
    ): Promise<boolean> {
      return database.write.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('sessions')
          .set({ token_hash: session.tokenHash })
          .where('id', '=', session.id)
          .where('user_name', '=', userName)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await transaction
          .updateTable('users')
          .set({ password_hash: passwordHash })
          .where('name', '=', userName)
          .execute();
        await endWaysIn(transaction, userName, session.id);
        return true;
      });
    },

    /** Undefined where there is no such link, where it has ended, and for a user who is disabled. */
    async findLink(tokenHash: string, now: number): Promise<StoredLink | undefined> {
      return goodLinks(database.read, tokenHash, now);
    },

    /** Uses a link up, and all others of its user; their sessions end. Undefined as for `findLink`: of two at once, one wins. */
    async followLink(tokenHash: string, passwordHash: string, now: number): Promise<string | undefined> {
      return database.write.transaction().execute(async (transaction) => {
        const link = await goodLinks(transaction, tokenHash, now);
        if (link === undefined) return undefined;
        await transaction
          .updateTable('users')
          .set({ password_hash: passwordHash })
          .where('name', '=', link.userName)
          .execute();
        await endWaysIn(transaction, link.userName);
        return link.userName;
      });
    },
  };
}

function goodLinks(
  source: Pick<Transaction<Tables>, 'selectFrom'>,
  tokenHash: string,
  now: number,
): Promise<StoredLink | undefined> {
  return source
    .selectFrom('password_links')
    .innerJoin('users', 'users.name', 'password_links.user_name')
    .select(['users.name as userName', 'users.password_hash as passwordHash', 'password_links.expires_at as expiresAt'])
    .where('password_links.token_hash', '=', tokenHash)
    .where('password_links.expires_at', '>', now)
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst();
}

/** With a password, what was opened by the former one ends: sessions but the one that is kept, and links. */
async function endWaysIn(transaction: Transaction<Tables>, userName: string, keptSession = 0): Promise<void> {
  await transaction.deleteFrom('sessions').where('user_name', '=', userName).where('id', '!=', keptSession).execute();
  await transaction.deleteFrom('password_links').where('user_name', '=', userName).execute();
}

function administrator(name: string, password_hash: string, created_at: number) {
  return { name, role: 'administrator', sees_all: 1, password_hash, created_at } as const;
}

export type CredentialRepository = ReturnType<typeof createCredentialRepository>;
