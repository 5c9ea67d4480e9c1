import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '#server/db/database.ts';
import { baseNames } from '#simulators/world/content/lineages.ts';
import { createRandom, type Random } from './random.ts';
import { seedContents } from './seedContents.ts';
import { type SeededRepository, seededColumns, seededImage } from './seededImages.ts';
import { withoutUpkeep } from './withoutUpkeep.ts';

export interface Seeded {
  readonly images: number;
  readonly repositories: number;
}

const registries = [
  { type: 'harbor', region: 'cn-hangzhou', share: 0.46 },
  { type: 'harbor', region: 'cn-beijing', share: 0.24 },
  { type: 'quay', region: 'cn-shanghai', share: 0.17 },
  { type: 'acr', region: 'cn-hangzhou', share: 0.1 },
  { type: 'acr', region: 'cn-shenzhen', share: 0.03 },
] as const;

const teams = [
  'payments',
  'platform',
  'search',
  'risk',
  'mobile',
  'data',
  'growth',
  'infra',
  'media',
  'logistics',
] as const;
const parts = ['api', 'worker', 'gateway', 'web', 'batch', 'cache', 'proxy', 'auth', 'sync', 'report'] as const;

/**
 * Fills the database of `dataDir` with images in a twentieth as many repositories: two thirds of these hold a few, some hundreds. Where
 * `inside`, all of them were taken in, and what is inside is stored; else half of them wait.
 */
export async function seedDatabase(
  dataDir: string,
  images: number,
  { inside = false }: { readonly inside?: boolean } = {},
): Promise<Seeded> {
  const path = join(dataDir, 'mooring.db');
  await (await openDatabase(path)).close();
  const database = new DatabaseSync(path);
  database.exec('pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -200000');
  const random = createRandom(1);
  registries.forEach((registry, index) => {
    insertRegistry(database, index + 1, registry);
  });
  const repositories = Math.max(registries.length, Math.round(images / 20));
  withoutUpkeep(database, () => insertImages(database, random, images, repositories, inside));
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
  if (inside) await seedContents(path);
  return { images, repositories };
}

/** Paused, so that no sync begins beside what is measured. */
function insertRegistry(database: DatabaseSync, id: number, { type, region }: (typeof registries)[number]): void {
  database
    .prepare(
      `insert into registries (id, center, type, version, protocol, net_type, region_id, host_ip, port, domain_name, name,
         user_name, password_sealed, secret_set_at, trans_per_hour, verified, paused, created_at, modified_at)
       values (?, 'cn', ?, 'V2', 2, 1, ?, ?, 443, ?, ?, 'admin', '', 0, 0, 1, 1, 0, 0)`,
    )
    .run(id, type, region, `10.0.0.${id}`, `registry-${id}.example.com`, `Registry ${id}`);
}

function insertImages(
  database: DatabaseSync,
  random: Random,
  images: number,
  repositories: number,
  allTakenIn: boolean,
): void {
  const addRepository = database.prepare(
    'insert into repositories (id, registry_id, namespace, name, listed_run, listed_at) values (?, ?, ?, ?, 1, ?)',
  );
  const addImage = database.prepare(
    `insert into images (${seededColumns.join(', ')}) values (${seededColumns.map(() => '?').join(', ')})`,
  );
  database.exec('begin');
  const shares = Array.from({ length: repositories }, () => 1 / (0.02 + random.fraction()) ** 1.2);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let left = images;
  shares.forEach((share, index) => {
    const repository = repositoryAt(random, index, repositories);
    addRepository.run(
      repository.id,
      repository.registryId,
      repository.namespace,
      repository.name,
      1_700_000_000_000 + random.below(1e10),
    );
    const wanted =
      index === repositories - 1 ? left : Math.min(left, Math.max(1, Math.round((share / whole) * images)));
    for (let image = 0; image < wanted; image += 1) {
      addImage.run(...seededImage(random, repository, image, allTakenIn));
    }
    left -= wanted;
  });
  database.exec('commit');
}

function repositoryAt(random: Random, index: number, repositories: number): SeededRepository {
  const base = baseNames[index];
  if (base !== undefined) return { id: index + 1, registryId: 1, blocked: false, namespace: 'base-images', name: base };
  let place = index / repositories;
  const registry = registries.findIndex(({ share }) => {
    place -= share;
    return place < 0;
  });
  const registryId = registry === -1 ? registries.length : registry + 1;
  return {
    id: index + 1,
    registryId,
    // The last one is Container Registry Personal Edition, whose images cannot be scanned.
    blocked: registryId === registries.length,
    namespace: `${random.pick(teams)}-${random.below(Math.max(2, repositories / 200))}`,
    name: `${random.pick(parts)}/${random.pick(parts)}-${index}`,
  };
}
