import type { Database } from '../db/database.ts';
import type { Identity } from '../domain/access/identity.ts';

/** Who a user is at this moment; undefined where there is none, one that is disabled, or one whose role the identity provider took back. */
export async function identityOf(database: Database, userName: string): Promise<Identity | undefined> {
  const user = await database.read
    .selectFrom('users')
    .select(['name', 'role', 'sees_all'])
    .where('name', '=', userName)
    .where('disabled_at', 'is', null)
    .where('role_lost_at', 'is', null)
    .executeTakeFirst();
  if (user === undefined) return undefined;
  const { name, role, sees_all } = user;
  if (sees_all === 1 || role === 'administrator') return { userName: name, role, registries: 'all' };
  const chosen = await database.read
    .selectFrom('user_registries')
    .select('registry_id')
    .where('user_name', '=', name)
    .orderBy('registry_id')
    .execute();
  return { userName: name, role, registries: chosen.map(({ registry_id }) => registry_id) };
}
