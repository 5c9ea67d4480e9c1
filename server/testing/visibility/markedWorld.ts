import type { Database } from '../../db/database.ts';
import { noon } from '../storedImages.ts';
import { type Mark, storeMarked } from './markedRegistry.ts';

/** Everything of one registry that a request may name. */
export interface MarkedIds {
  readonly registry: number;
  readonly repositories: readonly number[];
  readonly uuids: readonly string[];
  readonly digests: readonly string[];
  readonly tags: readonly string[];
  readonly runs: readonly number[];
}

/** Fills a database with marked registries, in this order, and with the scans and cycles of each and of all; returns what they hold. */
export async function storeMarkedWorld(database: Database, marks: readonly Mark[]): Promise<Map<Mark, MarkedIds>> {
  const ids = new Map<Mark, MarkedIds>();
  for (const mark of marks) ids.set(mark, await idsOf(database, await storeMarked(database, mark)));
  const registries = [...ids].map(([mark, { registry, digests }]) => ({ mark, registry, digests }));
  const [first, ...others] = registries;
  await storeCycle(database, 'nightly', undefined, first === undefined ? null : 2);
  if (first === undefined) return ids;
  await storeTask(database, [first], JSON.stringify({ registryIds: [first.registry] }), '');
  await storeTask(database, registries, '{}', '');
  for (const other of others) await storeTask(database, [other], '{}', `${other.mark}-team/app:${other.mark}-app`);
  await storeCycle(
    database,
    'weekly',
    registries.map(({ registry }) => registry),
    null,
  );
  for (const { mark, registry } of others) await storeCycle(database, `${mark} cycle`, [registry], 3);
  return ids;
}

async function idsOf({ read }: Database, registryId: number): Promise<MarkedIds> {
  const images = await read
    .selectFrom('images')
    .selectAll()
    .where('registry_id', '=', registryId)
    .orderBy('id')
    .execute();
  const repositories = await read
    .selectFrom('repositories')
    .select('id')
    .where('registry_id', '=', registryId)
    .execute();
  const runs = await read.selectFrom('sync_runs').select('id').where('registry_id', '=', registryId).execute();
  return {
    registry: registryId,
    repositories: repositories.map(({ id }) => id),
    uuids: images.map(({ uuid }) => uuid),
    digests: images.map(({ digest }) => digest),
    tags: images.map(({ tag }) => tag),
    runs: runs.map(({ id }) => id),
  };
}

interface OfTask {
  readonly mark: Mark;
  readonly registry: number;
  readonly digests: readonly string[];
}

/** One that has ended: of two images of each registry one was scanned, and one failed. */
async function storeTask(
  { write }: Database,
  registries: readonly OfTask[],
  scope: string,
  target: string,
): Promise<void> {
  const each = { images: 2, scanned_images: 1, failed_images: 1 };
  const { id } = await write
    .insertInto('scan_tasks')
    .values({
      center: 'cn',
      trigger: 'manual',
      cycle_id: null,
      target,
      target_type: 'IMAGE',
      scope,
      status: 'SUCCESS',
      created_at: noon,
      started_at: noon,
      ended_at: noon + 1,
      filled: 1,
      images: 2 * registries.length,
      scanned_images: registries.length,
      failed_images: registries.length,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const { mark, registry, digests } of registries) {
    await write
      .insertInto('scan_task_registries')
      .values({ task_id: id, registry_id: registry, ...each })
      .execute();
    const scans = digests.map((digest) => ({ center: 'cn' as const, digest, registry_id: registry, task_id: id }));
    await write.replaceInto('image_scans').values(scans).execute();
    await write
      .insertInto('scan_log')
      .values({
        task_id: id,
        registry_id: registry,
        at: noon,
        level: 'error',
        target: `${mark}-team/app:${mark}-app`,
        code: 'TokenServiceFailure',
        detail: JSON.stringify({
          code: 'TokenServiceFailure',
          reason: 'unreachable',
          host: `${mark}-auth.example.com`,
        }),
      })
      .execute();
  }
}

async function storeCycle(
  { write }: Database,
  name: string,
  registryIds: readonly number[] | undefined,
  last: number | null,
) {
  await write
    .insertInto('scan_cycles')
    .values({
      center: 'cn',
      name,
      enabled: 0,
      first_at: noon,
      interval_period: 1,
      period_unit: 'day',
      from_hour: 0,
      to_hour: 0,
      scope: JSON.stringify({ registryIds, autoAddRepositories: true }),
      repositories_up_to: 0,
      last_task_id: last,
      next_at: null,
      created_at: noon,
    })
    .execute();
}
