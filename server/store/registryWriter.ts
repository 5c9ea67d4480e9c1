import type { Insertable, Kysely, Updateable } from 'kysely';
import type { Database } from '../db/database.ts';
import type { RegistriesTable, RegistryOrganizationsTable, Tables } from '../db/tables/tables.ts';
import { isUniqueViolation } from '../db/workerProtocol.ts';
import { ActionError } from '../domain/actionError.ts';
import { type NewPart, replaceParts } from './registryParts.ts';
import type { RegistryRecord } from './registryRepository.ts';
import { endOpenRuns } from './syncRuns.ts';

/** Without its password: that is sealed for its id, which it has not got yet. */
export type NewRegistry = Omit<Insertable<RegistriesTable>, 'password_sealed'>;
type NewOrganization = Omit<Insertable<RegistryOrganizationsTable>, 'registry_id'>;

/** A registry's secrets as its rows hold them. */
export interface SealedSecrets {
  readonly password_sealed: string;
  readonly organizations: readonly NewOrganization[];
}

/** What the form's extra rows become: the organizations with their tokens, and how each stands. */
interface NewRows {
  readonly organizations: readonly NewOrganization[];
  readonly parts: readonly NewPart[];
}

/** What becomes of a registry and, where given, of all its Quay rows. */
export interface RegistryChange {
  readonly changes: Updateable<RegistriesTable>;
  readonly rows?: NewRows | undefined;
}

/** A registry that is to be stored. */
interface RegistryToStore {
  readonly registry: NewRegistry;
  /** Seals its secrets once it has an id. */
  readonly sealFor: (id: number) => SealedSecrets;
  readonly parts: readonly NewPart[];
  /** The token that asked for it. */
  readonly clientToken?: string | undefined;
}

/** Stores what a person enters of registries, each request in one transaction. */
export function createRegistryWriter(database: Database) {
  /** Throws RegistryAlreadyExists where another request stored the same address in the meantime. */
  const store = async <Result>(work: (transaction: Kysely<Tables>) => Promise<Result>): Promise<Result> => {
    try {
      return await database.write.transaction().execute(work);
    } catch (error) {
      throw isUniqueViolation(error) ? ActionError.of('RegistryAlreadyExists') : error;
    }
  };
  return {
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

export type RegistryWriter = ReturnType<typeof createRegistryWriter>;

async function changeIn(transaction: Kysely<Tables>, id: number, { changes, rows }: RegistryChange): Promise<void> {
  await transaction.updateTable('registries').set(changes).where('id', '=', id).execute();
  if (rows === undefined) return;
  await transaction.deleteFrom('registry_organizations').where('registry_id', '=', id).execute();
  await insertRows(transaction, id, rows);
}

async function insertRows(transaction: Kysely<Tables>, registryId: number, rows: NewRows): Promise<void> {
  await replaceParts(transaction, registryId, rows.parts);
  if (rows.organizations.length === 0) return;
  const organizations = rows.organizations.map((organization) => ({ ...organization, registry_id: registryId }));
  await transaction.insertInto('registry_organizations').values(organizations).execute();
}
