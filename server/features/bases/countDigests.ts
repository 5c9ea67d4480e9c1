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
  // Many images of a registry are built on the same: each base is looked up, and stored, once.
  const bases = new Map<string, Promise<StoredBase | null>>();
  const count = async (of: DueDigest): Promise<Counted> => {
    signal.throwIfAborted();
    const chainId = await baseChainOf(database.background, of);
    if (chainId === null) return { of, baseId: null, inherited: null };
    const key = `${of.registry_id} ${chainId}`;
    const found = bases.get(key) ?? baseOf(database, of, chainId);
    bases.set(key, found);
    const base = await found;
    if (base === null) {
      // Deleted since it was found, and no image was known to be built on it: what is below it is looked for.
      bases.delete(key);
      return count(of);
    }
    return { of, baseId: base.id, inherited: await inheritedFindings(database.background, of, base) };
  };
  // Together: the thread that answers them need not wait for the next to be asked.
  const counted = await Promise.all(digests.map(count));
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
