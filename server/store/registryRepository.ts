import { type Kysely, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely';
import type { Center } from '#contract/center.ts';
import type { Database } from '../db/database.ts';
import { isSeen } from '../db/isSeen.ts';
import type { RegistriesTable, RegistryOrganizationsTable, Tables } from '../db/tables/tables.ts';
import type { Visibility } from '../domain/access/visibility.ts';

export type RegistryRecord = Selectable<RegistriesTable>;
export type OrganizationRecord = Selectable<RegistryOrganizationsTable>;
/** A registry and its Quay rows, in the order of the form, as they were at one moment: its secrets open only beside the place they were sealed for. */
export interface StoredRegistry {
  readonly registry: RegistryRecord;
  readonly organizations: readonly OrganizationRecord[];
}

/** What opens a registry's password, and an organization's token. */
export type StoredPassword = Pick<RegistryRecord, 'id' | 'password_sealed'>;
export type StoredToken = Pick<OrganizationRecord, 'registry_id' | 'namespace' | 'token_sealed'>;

/** A repository that is stored. */
export interface KnownRepository {
  readonly id: number;
  readonly namespace: string;
  readonly name: string;
}

interface RegistryAddress {
  readonly center: Center;
  readonly type: RegistryRecord['type'];
  readonly hostIp: string;
  readonly port: number;
  readonly domainName: string;
}

/**
 * The `next_sync_at` of a registry that something other than its listing found to fail. Not of one that only a person has listed,
 * by its schedule or after a refused password: to try on by itself would lock the account.
 */
export function listedAtOnce(now: number): RawBuilder<number | null> {
  return sql<number | null>`min(next_sync_at, ${now})`;
}

/** All but `shown`, `removedIds` and `findAt` know only registries that stay: nothing is done with one that is removed. */
export function createRegistryRepository(database: Database) {
  const stayingIn = (connection: Kysely<Tables>) =>
    connection.selectFrom('registries').selectAll().where('removed_at', 'is', null);
  const staying = () => stayingIn(database.read);
  const stayingSeen = ({ center, registries }: Visibility) =>
    staying().where('center', '=', center).where(isSeen('id', registries));
  return {
    async findWhole(id: number): Promise<StoredRegistry | undefined> {
      return database.read.transaction().execute(async (transaction) => {
        const registry = await stayingIn(transaction).where('id', '=', id).executeTakeFirst();
        return registry && { registry, organizations: await organizationsIn(transaction, id) };
      });
    },

    async find(id: number): Promise<RegistryRecord | undefined> {
      return staying().where('id', '=', id).executeTakeFirst();
    },

    async findSeen(visibility: Visibility, id: number): Promise<RegistryRecord | undefined> {
      return stayingSeen(visibility).where('id', '=', id).executeTakeFirst();
    },

    async all(): Promise<RegistryRecord[]> {
      return staying().orderBy('id').execute();
    },

    async allSeen(visibility: Visibility): Promise<RegistryRecord[]> {
      return stayingSeen(visibility).orderBy('id').execute();
    },

    /** With those whose images still go. */
    async shown({ center, registries }: Visibility): Promise<RegistryRecord[]> {
      return database.read
        .selectFrom('registries')
        .selectAll()
        .where('center', '=', center)
        .where(isSeen('id', registries))
        .orderBy('id')
        .execute();
    },

    /** The ids of those whose images still go. */
    async removedIds(): Promise<number[]> {
      const rows = await database.read
        .selectFrom('registries')
        .select('id')
        .where('removed_at', 'is not', null)
        .execute();
      return rows.map(({ id }) => id);
    },

    /** An address is taken until the last image of a removed registry is gone. */
    async findAt(address: RegistryAddress): Promise<RegistryRecord | undefined> {
      return database.read
        .selectFrom('registries')
        .selectAll()
        .where('center', '=', address.center)
        .where('type', '=', address.type)
        .where('host_ip', '=', address.hostIp)
        .where('port', '=', address.port)
        .where('domain_name', '=', address.domainName)
        .executeTakeFirst();
    },

    async findByClientToken(center: Center, token: string): Promise<RegistryRecord | undefined> {
      return database.read
        .selectFrom('client_tokens')
        .innerJoin('registries', 'registries.id', 'client_tokens.registry_id')
        .selectAll('registries')
        .where('client_tokens.center', '=', center)
        .where('client_tokens.token', '=', token)
        .executeTakeFirst();
    },

    /** A repository that is stored for a registry. */
    async repositoryOf(registryId: number, repositoryId: number): Promise<KnownRepository | undefined> {
      return database.read
        .selectFrom('repositories')
        .select(['id', 'namespace', 'name'])
        .where('registry_id', '=', registryId)
        .where('id', '=', repositoryId)
        .executeTakeFirst();
    },

    /** A registry's Quay rows, in the order of the form. */
    async organizationsOf(registryId: number): Promise<OrganizationRecord[]> {
      return organizationsIn(database.read, registryId);
    },

    async update(id: number, changes: Updateable<RegistriesTable>): Promise<void> {
      await database.write.updateTable('registries').set(changes).where('id', '=', id).execute();
    },

    /** As `listedAtOnce`. */
    async listAtOnce(id: number, now: number): Promise<void> {
      await database.write
        .updateTable('registries')
        .set({ next_sync_at: listedAtOnce(now) })
        .where('id', '=', id)
        .execute();
    },
  };
}

export type RegistryRepository = ReturnType<typeof createRegistryRepository>;

async function organizationsIn(connection: Kysely<Tables>, registryId: number): Promise<OrganizationRecord[]> {
  return connection
    .selectFrom('registry_organizations')
    .selectAll()
    .where('registry_id', '=', registryId)
    .orderBy('position')
    .execute();
}
