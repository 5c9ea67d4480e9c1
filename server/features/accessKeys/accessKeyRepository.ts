import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database } from '../../db/database.ts';
import type { AccessKeysTable } from '../../db/tables/userTables.ts';
import type { Identity } from '../../domain/access/identity.ts';
import { identityOf } from '../../store/identities.ts';

export type StoredAccessKey = Selectable<AccessKeysTable>;
type NewAccessKey = Omit<Insertable<AccessKeysTable>, 'secret_sealed'>;

export function createAccessKeyRepository(database: Database) {
  return {
    async find(id: string): Promise<StoredAccessKey | undefined> {
      return database.read.selectFrom('access_keys').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** Undefined where the user is disabled or has no role any more. */
    async identityOf(userName: string): Promise<Identity | undefined> {
      return identityOf(database, userName);
    },

    /** The newest first. */
    async ofUser(userName: string): Promise<StoredAccessKey[]> {
      return database.read
        .selectFrom('access_keys')
        .selectAll()
        .where('user_name', '=', userName)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
    },

    /** Its secret is sealed as it is stored. False where the user has `most` keys already: of two that are made at once, one is refused. */
    async insert(key: NewAccessKey, seal: () => string, most: number): Promise<boolean> {
      return database.write.transaction().execute(async (transaction) => {
        const { count } = await transaction
          .selectFrom('access_keys')
          .select((select) => select.fn.countAll<number>().as('count'))
          .where('user_name', '=', key.user_name)
          .executeTakeFirstOrThrow();
        if (count >= most) return false;
        await transaction
          .insertInto('access_keys')
          .values({ ...key, secret_sealed: seal() })
          .execute();
        return true;
      });
    },

    /** False where the user has no such key. */
    async update(id: string, userName: string, changes: Updateable<AccessKeysTable>): Promise<boolean> {
      const { numUpdatedRows } = await database.write
        .updateTable('access_keys')
        // Its owner stays: SQL has no update of nothing, which a request may ask for.
        .set({ ...changes, user_name: userName })
        .where('id', '=', id)
        .where('user_name', '=', userName)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async touch(id: string, at: number, address: string): Promise<void> {
      await database.write
        .updateTable('access_keys')
        .set({ last_used_at: at, last_used_address: address })
        .where('id', '=', id)
        .execute();
    },

    async remove(id: string, userName: string): Promise<boolean> {
      const { numDeletedRows } = await database.write
        .deleteFrom('access_keys')
        .where('id', '=', id)
        .where('user_name', '=', userName)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

export type AccessKeyRepository = ReturnType<typeof createAccessKeyRepository>;
