import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Tables } from '../db/tables/tables.ts';
import { readableCertificates } from '../domain/caCertificates.ts';
import type { KeyRing } from '../secrets/keyRing.ts';
import type { SecretBox } from '../secrets/secretBox.ts';
import type { RegistryRecord } from './registryRepository.ts';
import { passwordContext, tokenContext } from './registrySecrets.ts';
import { readFact, writeFact } from './serverFacts.ts';
import { storedConnection } from './storedTarget.ts';

/** What earlier versions sealed secrets for: any row's opened in any other. */
export const earlierPurposes = { password: 'registry password', token: 'organization token' };

/**
 * Brings what earlier versions have stored to what is kept today: of a CA file the certificates alone, and each secret sealed
 * for its place. Done once for each database, in one transaction with the note that it is done: a kill leaves all as it was, and
 * a text of the earlier format that turns up later opens nowhere. `secrets` stands in for the usual box.
 */
export async function upgradeSecrets(
  database: Pick<Database, 'read' | 'write'>,
  keys: KeyRing,
  secrets: SecretBox = keys,
): Promise<void> {
  if ((await readFact(database, 'secrets bound')) !== null) return;
  const { write } = database;
  // What is replaced must not stay in free pages: there may be private keys among it.
  await sql`pragma secure_delete = on`.execute(write);
  await write.transaction().execute(async (transaction) => {
    for (const registry of await transaction.selectFrom('registries').selectAll().execute()) {
      await upgradeRegistry(transaction, await withCleanCertificates(transaction, registry), keys, secrets);
    }
    await writeFact(transaction, 'secrets bound', 'yes');
  });
  await sql`pragma secure_delete = off`.execute(write);
  await sql`pragma wal_checkpoint(truncate)`.execute(write);
}

async function upgradeRegistry(
  transaction: Kysely<Tables>,
  registry: RegistryRecord,
  keys: KeyRing,
  secrets: SecretBox,
): Promise<void> {
  const connection = storedConnection(registry);
  /** A text of a key that was lost stays as it is, and shut. */
  const reseal = (sealed: string, purpose: string, context: string) => {
    const plain = openEarlier(keys, sealed, purpose);
    return plain === null ? sealed : secrets.seal(plain, context);
  };
  const context = passwordContext(registry.id, connection);
  const password_sealed = reseal(registry.password_sealed, earlierPurposes.password, context);
  await transaction.updateTable('registries').set({ password_sealed }).where('id', '=', registry.id).execute();
  const organizations = await transaction
    .selectFrom('registry_organizations')
    .select(['id', 'namespace', 'token_sealed as earlier'])
    .where('registry_id', '=', registry.id)
    .execute();
  for (const { id, namespace, earlier } of organizations) {
    const token_sealed = reseal(earlier, earlierPurposes.token, tokenContext(registry.id, namespace, connection));
    await transaction.updateTable('registry_organizations').set({ token_sealed }).where('id', '=', id).execute();
  }
}

function openEarlier(keys: KeyRing, sealed: string, purpose: string): string | null {
  try {
    return keys.openEarlier(sealed, purpose);
  } catch {
    return null;
  }
}

async function withCleanCertificates(transaction: Kysely<Tables>, registry: RegistryRecord): Promise<RegistryRecord> {
  const { id, ca_certificate } = registry;
  const clean = ca_certificate === null ? null : readableCertificates(ca_certificate);
  if (clean === ca_certificate) return registry;
  await transaction.updateTable('registries').set({ ca_certificate: clean }).where('id', '=', id).execute();
  return { ...registry, ca_certificate: clean };
}
