import type { Center } from '#contract/center.ts';
import type { RegistryType } from '#contract/kinds/registryTypes.ts';
import type { ListedImage } from '../connectors/port.ts';
import type { Database } from '../db/database.ts';
import type { ListedScan } from '../domain/risk/listedScan.ts';
import { writeListedImages } from '../sync/listing/imageWriter.ts';

/** When everything was built, pushed and scanned unless said otherwise. */
export const noon = 1_800_000_000_000;
export const digest = (fill: string) => `sha256:${fill.repeat(64).slice(0, 64)}`;

/** A scan that found so many. */
export function scan(counts: Partial<Record<'critical' | 'high' | 'medium' | 'low' | 'unknown', number>>): ListedScan {
  const found = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0, fixable: 0, ...counts };
  const total = found.critical + found.high + found.medium + found.low + found.unknown;
  return { status: 'SUCCESS', scannedAt: noon, vulnerabilities: { ...found, total } };
}

/** An image as a registry lists it. */
export function image(tag: string, changes: Partial<ListedImage> = {}): ListedImage {
  return {
    tag,
    digest: digest('a'),
    size: 1_000,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    platforms: ['linux/amd64'],
    createdAt: noon,
    updatedAt: noon,
    scan: null,
    ...changes,
  };
}

interface StoredRegistry {
  readonly center?: Center;
  readonly type?: RegistryType;
}

/** Stores a registry with an unlimited intake, never dialled; returns its id. */
export async function storeRegistry(
  database: Database,
  name: string,
  { center = 'cn', type = 'harbor' }: StoredRegistry = {},
): Promise<number> {
  const { id } = await database.write
    .insertInto('registries')
    .values({
      center,
      type,
      version: 'V2',
      protocol: 2,
      net_type: 1,
      vpc_id: null,
      region_id: center === 'cn' ? 'cn-hangzhou' : 'eu-west-1',
      host_ip: '10.0.0.1',
      port: 443,
      domain_name: name,
      name,
      user_name: 'admin',
      password_sealed: '',
      secret_set_at: noon,
      trans_per_hour: 0,
      include_patterns: '[]',
      exclude_patterns: '[]',
      ca_certificate: null,
      certificate_fingerprint: null,
      token_service_host: null,
      verified: 1,
      paused: 0,
      failure: null,
      failing_since: null,
      failed_attempts: 0,
      next_sync_at: null,
      last_sync_at: null,
      created_at: noon,
      modified_at: noon,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Stores images of a repository, `namespace/name`, as its listing does, and takes them in. */
export async function storeImages(
  database: Database,
  registryId: number,
  repository: string,
  ...images: ListedImage[]
): Promise<void> {
  const [namespace = '', ...rest] = repository.split('/');
  const scope = { runId: 1, registryId, center: 'cn' as const };
  const listed = { repository: { namespace, name: rest.join('/') }, listing: { images, skipped: [] } };
  await database.write.transaction().execute((transaction) => writeListedImages(transaction, scope, [listed], noon));
  await takeAllIn(database, registryId);
}

/** Marks all that waits as taken in, as the intake does once it has read it. */
export async function takeAllIn(database: Database, registryId: number): Promise<void> {
  await database.write
    .updateTable('digests')
    .set({ state: 1, done_at: noon })
    .where('registry_id', '=', registryId)
    .where('state', '=', 0)
    .execute();
}
