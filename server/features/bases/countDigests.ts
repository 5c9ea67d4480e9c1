import type { Center } from '#contract/center.ts';
import type { Database } from '../../db/database.ts';
import { forEachRow } from '../../db/forEachRow.ts';
import { baseChainOf } from './baseChain.ts';
import { nameBase, type StoredBase } from './baseNames.ts';
import { countedBy } from './countChains.ts';
import { type InheritedFindings, inheritedFindings } from './inheritedFindings.ts';

interface DueDigest {
  readonly id: number;
  readonly registry_id: number;
  readonly digest: string;
  readonly center: Center;
}

/** What became of a digest: on every image that shows it. */
interface Counted {
  readonly of: DueDigest;
  readonly baseId: number | null;
  readonly inherited: InheritedFindings | null;
}

/** Looks anew at what digests are built on, and what their images inherit from that. */
export async function countDigests(database: Database, ids: readonly number[], signal: AbortSignal): Promise<void> {
  const digests = await database.background
    .selectFrom('digests')
    .innerJoin('registries', 'registries.id', 'digests.registry_id')
    .select(['digests.id', 'digests.registry_id', 'digests.digest', 'registries.center'])
    .where('digests.id', 'in', ids)
    .execute();
  const counted: Counted[] = [];
  for (const of of digests) {
    signal.throwIfAborted();
    const chainId = await baseChainOf(database.background, of);
    const base = chainId === null ? null : await baseOf(database, of, chainId);
    const inherited = base === null ? null : await inheritedFindings(database.background, of, base);
    counted.push({ of, baseId: base?.id ?? null, inherited });
  }
  await store(database, counted);
}

/** How the images of a registry call a chain; stored as long as any of them is built on it. */
async function baseOf(
  database: Database,
  { registry_id, center }: DueDigest,
  chainId: number,
): Promise<StoredBase | null> {
  const known = await database.background
    .selectFrom('bases')
    .selectAll()
    .where('chain_id', '=', chainId)
    .where('image_registry_id', '=', registry_id)
    .executeTakeFirst();
  if (known !== undefined) return known;
  const named = await nameBase(database.background, center, registry_id, chainId);
  if (named === null) return null;
  const { newerDigest: _, ...columns } = named;
  const row = {
    ...columns,
    chain_id: chainId,
    image_registry_id: registry_id,
    counted: await countedBy(database, named),
  };
  return database.write.insertInto('bases').values(row).returningAll().executeTakeFirstOrThrow();
}

const columns = [
  'base_id',
  'inherited_critical',
  'inherited_high',
  'inherited_medium',
  'inherited_low',
  'inherited_unknown',
  'cleared',
];

/** Only rows that differ are written. */
const statement = `update images set ${columns.map((column, place) => `${column} = ?${place + 3}`).join(', ')}
  where digest = ?1 and +registry_id = ?2
    and (${columns.map((column, place) => `${column} is not ?${place + 3}`).join(' or ')})`;

async function store(database: Database, counted: readonly Counted[]): Promise<void> {
  await database.write.transaction().execute(async (transaction) => {
    await forEachRow(
      transaction,
      statement,
      counted.map(({ of, baseId, inherited }) => [
        of.digest,
        of.registry_id,
        baseId,
        inherited?.critical ?? null,
        inherited?.high ?? null,
        inherited?.medium ?? null,
        inherited?.low ?? null,
        inherited?.unknown ?? null,
        inherited?.cleared ?? null,
      ]),
    );
  });
}
