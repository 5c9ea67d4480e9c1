import type { Database } from '../../db/database.ts';

/** What belongs to a user beside what they may do. */
interface StoredAccount {
  readonly hasPassword: boolean;
  readonly isSingleSignOn: boolean;
}

export function createAccountRepository(database: Database) {
  return {
    async find(userName: string): Promise<StoredAccount> {
      const { password_hash, subject } = await database.read
        .selectFrom('users')
        .select(['password_hash', 'subject'])
        .where('name', '=', userName)
        .executeTakeFirstOrThrow();
      return { hasPassword: password_hash !== null, isSingleSignOn: subject !== null };
    },

    /** These registries of both data centres, by name. */
    async registries(
      ids: readonly number[],
    ): Promise<{ readonly RegistryId: number; readonly RegistryName: string }[]> {
      return database.read
        .selectFrom('registries')
        .select(['id as RegistryId', 'name as RegistryName'])
        .where('id', 'in', ids)
        .orderBy('name')
        .orderBy('id')
        .execute();
    },
  };
}

export type AccountRepository = ReturnType<typeof createAccountRepository>;
