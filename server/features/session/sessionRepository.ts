import type { Database } from '../../db/database.ts';

export interface StoredSession {
  readonly userName: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

export function createSessionRepository(database: Database) {
  return {
    async hasAdministrator(): Promise<boolean> {
      const row = await database.read.selectFrom('administrators').select('user_name').limit(1).executeTakeFirst();
      return row !== undefined;
    },

    /** False when an administrator exists already: of two set-ups at once, one wins. */
    async createFirstAdministrator(userName: string, passwordHash: string, now: number): Promise<boolean> {
      return database.write.transaction().execute(async (transaction) => {
        const existing = await transaction.selectFrom('administrators').select('user_name').executeTakeFirst();
        if (existing !== undefined) return false;
        await transaction
          .insertInto('administrators')
          .values({ user_name: userName, password_hash: passwordHash, created_at: now })
          .execute();
        return true;
      });
    },

    /** Creates the user where there is none; their sessions end. */
    async setPassword(userName: string, passwordHash: string, now: number): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('administrators')
          .values({ user_name: userName, password_hash: passwordHash, created_at: now })
          .onConflict((conflict) => conflict.column('user_name').doUpdateSet({ password_hash: passwordHash }))
          .execute();
        await transaction.deleteFrom('sessions').where('user_name', '=', userName).execute();
      });
    },

    async passwordHashOf(userName: string): Promise<string | undefined> {
      const row = await database.read
        .selectFrom('administrators')
        .select('password_hash')
        .where('user_name', '=', userName)
        .executeTakeFirst();
      return row?.password_hash;
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
        .select(['user_name as userName', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
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

export type SessionRepository = ReturnType<typeof createSessionRepository>;
