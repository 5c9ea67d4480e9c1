import type { Database } from '../../db/database.ts';
import type { Identity } from '../../domain/access/identity.ts';
import { identityOf } from '../../store/identities.ts';

interface StoredSession {
  readonly id: number;
  readonly userName: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

/** A session of somebody, as they are shown it. */
export interface ListedSession extends StoredSession {
  readonly address: string;
  readonly device: string;
}

/** From where a session is used, and in which browser, as that says. */
export interface SeenFrom {
  readonly address: string;
  readonly device: string;
}

interface NewSession extends SeenFrom {
  readonly userName: string;
  readonly tokenHash: string;
  /** Of the session that ends with it: the one that the browser came with. */
  readonly formerHash: string | null;
}

/** How long sessions last: since they were seen last, and in all, ms. */
interface SessionLimits {
  readonly idleMs: number;
  readonly ageMs: number;
}

export function createSessionRepository(database: Database) {
  return {
    async identityOf(userName: string): Promise<Identity | undefined> {
      return identityOf(database, userName);
    },

    /** Opens a session, and writes down that its user has signed in. */
    async insert({ userName, tokenHash, formerHash, address, device }: NewSession, now: number): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        if (formerHash !== null) {
          await transaction.deleteFrom('sessions').where('token_hash', '=', formerHash).execute();
        }
        await transaction
          .insertInto('sessions')
          .values({
            token_hash: tokenHash,
            user_name: userName,
            created_at: now,
            last_seen_at: now,
            ...{ address, device },
          })
          .execute();
        await transaction.updateTable('users').set({ last_sign_in_at: now }).where('name', '=', userName).execute();
      });
    },

    async find(tokenHash: string): Promise<StoredSession | undefined> {
      return database.read
        .selectFrom('sessions')
        .select(['id', 'user_name as userName', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
    },

    /** The one that was seen last comes first. */
    async ofUser(userName: string): Promise<ListedSession[]> {
      return database.read
        .selectFrom('sessions')
        .select(['id', 'user_name as userName', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
        .select(['address', 'device'])
        .where('user_name', '=', userName)
        .orderBy('last_seen_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
    },

    async touch(id: number, { address, device }: SeenFrom, now: number): Promise<void> {
      await database.write
        .updateTable('sessions')
        .set({ last_seen_at: now, address, device })
        .where('id', '=', id)
        .execute();
    },

    async remove(tokenHash: string): Promise<void> {
      await database.write.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
    },

    /** False where the user has no such session. */
    async removeOf(userName: string, id: number): Promise<boolean> {
      const { numDeletedRows } = await database.write
        .deleteFrom('sessions')
        .where('id', '=', id)
        .where('user_name', '=', userName)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    /** All of a user but one; returns how many. */
    async removeOthers(userName: string, keptId: number): Promise<number> {
      const { numDeletedRows } = await database.write
        .deleteFrom('sessions')
        .where('user_name', '=', userName)
        .where('id', '!=', keptId)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },

    async removeEnded({ idleMs, ageMs }: SessionLimits, now: number): Promise<void> {
      await database.write
        .deleteFrom('sessions')
        .where(({ or, eb }) => or([eb('last_seen_at', '<', now - idleMs), eb('created_at', '<', now - ageMs)]))
        .execute();
    },
  };
}

export type SessionRepository = ReturnType<typeof createSessionRepository>;
