import { type Insertable, type Kysely, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely';
import type { Center } from '#contract/center.ts';
import type { Database } from '../db/database.ts';
import { isSeen } from '../db/isSeen.ts';
import type { RegistriesTable, RegistryOrganizationsTable, Tables } from '../db/tables/tables.ts';
import { isUniqueViolation } from '../db/workerProtocol.ts';
import type { Visibility } from '../domain/access/visibility.ts';
import { ActionError } from '../domain/actionError.ts';
import { type NewPart, replaceParts } from '../store/registryParts.ts';
import { endOpenRuns } from '../store/syncRuns.ts';

export type RegistryRecord = Selectable<RegistriesTable>;
/** Without its password: that is sealed for its id, which it has not got yet. */
export type NewRegistry = Omit<Insertable<RegistriesTable>, 'password_sealed'>;
export type OrganizationRecord = Selectable<RegistryOrganizationsTable>;
export type NewOrganization = Omit<Insertable<RegistryOrganizationsTable>, 'registry_id'>;

/** A registry and its Quay rows, in the order of the form, as they were at one moment: its secrets open only beside the place they were sealed for. */
export interface StoredRegistry {
  readonly registry: RegistryRecord;
  readonly organizations: readonly OrganizationRecord[];
}

/** What opens a registry's password, and an organization's token. */
export type StoredPassword = Pick<RegistryRecord, 'id' | 'password_sealed'>;
export type StoredToken = Pick<OrganizationRecord, 'registry_id' | 'namespace' | 'token_sealed'>;

/** A registry's secrets as its rows hold them. */
export interface SealedSecrets {
  readonly password_sealed: string;
  readonly organizations: readonly NewOrganization[];
}

/** What the form's extra rows become: the organizations with their tokens, and how each stands. */
export interface NewRows {
  readonly organizations: readonly NewOrganization[];
  readonly parts: readonly NewPart[];
}

/** What becomes of a registry and, where given, of all its Quay rows. */
export interface RegistryChange {
  readonly changes: Updateable<RegistriesTable>;
  readonly rows?: NewRows | undefined;
}

/** A registry that is to be stored. */
export interface RegistryToStore {
  readonly registry: NewRegistry;
  /** Seals its secrets once it has an id. */
  readonly sealFor: (id: number) => SealedSecrets;
  readonly parts: readonly NewPart[];
  /** The token that asked for it. */
  readonly clientToken?: string | undefined;
}

/** A repository that is stored. */
export interface KnownRepository {
  readonly id: number;
  readonly namespace: string;
  readonly name: string;
}

export interface RegistryAddress {
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

async function changeIn(transaction: Kysely<Tables>, id: number, { changes, rows }: RegistryChange): Promise<void> {
  await transaction.updateTable('registries').set(changes).where('id', '=', id).execute();
  if (rows === undefined) return;
  await transaction.deleteFrom('registry_organizations').where('registry_id', '=', id).execute();
  await insertRows(transaction, id, rows);
}

/** All but `shown`, `removedIds` and `findAt` know only registries that stay: nothing is done with one that is removed. */
export function createRegistryRepository(database: Database) {
  /** Throws RegistryAlreadyExists where another request stored the same address in the meantime. */
  const store = async <Result>(work: (transaction: Kysely<Tables>) => Promise<Result>): Promise<Result> => {
    try {
      return await database.write.transaction().execute(work);
    } catch (error) {
      throw isUniqueViolation(error) ? ActionError.of('RegistryAlreadyExists') : error;
    }
  };
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

    /** Stores the registry together with its secrets and the token that asked for it, so that none is without the others. */
    async insert({ registry, sealFor, parts, clientToken }: RegistryToStore): Promise<RegistryRecord> {
      return store(async (transaction) => {
        const { id } = await transaction
          .insertInto('registries')
          .values({ ...registry, password_sealed: '' })
          .returning('id')
          .executeTakeFirstOrThrow();
        const { password_sealed, organizations } = sealFor(id);
        const stored = await transaction
          .updateTable('registries')
          .set({ password_sealed })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow();
        await insertRows(transaction, id, { organizations, parts });
        if (clientToken !== undefined) {
          await transaction
            .insertInto('client_tokens')
            .values({
              center: stored.center,
              token: clientToken,
              registry_id: stored.id,
              created_at: stored.created_at,
            })
            .execute();
        }
        return stored;
      });
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

    async change(id: number, changes: Updateable<RegistriesTable>): Promise<void> {
      await store((transaction) => changeIn(transaction, id, { changes }));
    },

    /**
     * As `change`, where what is listed changes too, and the Quay rows where given: together with it every listing ends, and a new
     * one is due. What is to be changed is asked for as it is stored, so that secrets are sealed with the key of then.
     */
    async changeAndList(id: number, changeOf: () => RegistryChange, now: number): Promise<void> {
      await store(async (transaction) => {
        await endOpenRuns(transaction, id, now);
        const { changes, rows } = changeOf();
        await changeIn(transaction, id, { changes: { ...changes, next_sync_at: now }, rows });
      });
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

async function insertRows(transaction: Kysely<Tables>, registryId: number, rows: NewRows): Promise<void> {
  await replaceParts(transaction, registryId, rows.parts);
  if (rows.organizations.length === 0) return;
  const organizations = rows.organizations.map((organization) => ({ ...organization, registry_id: registryId }));
  await transaction.insertInto('registry_organizations').values(organizations).execute();
}
