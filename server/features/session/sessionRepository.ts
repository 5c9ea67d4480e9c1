import type { Database } from '../../db/database.ts';
import type { Identity } from '../../domain/identity.ts';
import { identityOf } from '../../store/identities.ts';

export interface StoredSession {
  readonly id: number;
  readonly userName: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

export function createSessionRepository(database: Database) {
  return {
    async hasAdministrator(): Promise<boolean> {
      const row = await database.read.selectFrom('users').select('name').limit(1).executeTakeFirst();
      return row !== undefined;
    },

    /** False when an administrator exists already: of two set-ups at once, one wins. */
    async createFirstAdministrator(userName: string, passwordHash: string, now: number): Promise<boolean> {
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

    /** Creates the administrator where there is none; they may come in again in any case, and their sessions end. */
    async setPassword(userName: string, passwordHash: string, now: number): Promise<void> {
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
            }),
          )
          .execute();
        await transaction.deleteFrom('sessions').where('user_name', '=', userName).execute();
      });
    },

    /** Undefined where there is no such user, one without a password, or one that is disabled. */
    async passwordOf(userName: string): Promise<{ readonly userName: string; readonly hash: string } | undefined> {
      const row = await database.read
        .selectFrom('users')
        .select(['name', 'password_hash'])
        .where('name', '=', userName)
        .where('disabled_at', 'is', null)
        .executeTakeFirst();
      return row?.password_hash ? { userName: row.name, hash: row.password_hash } : undefined;
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

    async identityOf(userName: string): Promise<Identity | undefined> {
      return identityOf(database, userName);
    },

    async insert(tokenHash: string, userName: string, now: number): Promise<void> {
      await database.write
        .insertInto('sessions')
        .values({ token_hash: tokenHash, user_name: userName, created_at: now, last_seen_at: now })
        .execute();
    },

    async find(tokenHash: string): Promise<StoredSession | undefined> {
      return database.read
        .selectFrom('sessions')
        .select(['id', 'user_name as userName', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
    },

    async touch(tokenHash: string, now: number): Promise<void> {
      await database.write
        .updateTable('sessions')
        .set({ last_seen_at: now })
        .where('token_hash', '=', tokenHash)
        .execute();
    },

    async remove(tokenHash: string): Promise<void> {
      await database.write.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
    },

    async removeUnseenSince(time: number): Promise<void> {
      await database.write.deleteFrom('sessions').where('last_seen_at', '<', time).execute();
    },
  };
}

function administrator(name: string, password_hash: string, created_at: number) {
  return { name, role: 'administrator', sees_all: 1, password_hash, created_at } as const;
}

export type SessionRepository = ReturnType<typeof createSessionRepository>;
