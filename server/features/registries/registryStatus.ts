import type { Center } from '#contract/center.ts';
import type { Database } from '../../db/database.ts';
import { riskRank } from '../../domain/risk/risk.ts';
import { type MissingImages, missingImagesIn } from '../../store/missingImages.ts';
import { partsIn, type RegistryPart } from '../../store/registryParts.ts';
import type { SyncRun } from '../../store/syncRuns.ts';
import { newestRuns } from '../../store/syncRuns.ts';

/** What the page says of a registry beside its own fields. */
export interface RegistryStatus {
  /** Rows of the list. */
  readonly images: number;
  /** Digests by how their intake stands. */
  readonly waiting: number;
  readonly takenIn: number;
  readonly failed: number;
  /** Rows of the list with a vulnerability of any severity. */
  readonly atRisk: number;
  /** The newest run of the whole registry, if there was one. */
  readonly run: SyncRun | undefined;
  readonly parts: readonly RegistryPart[];
  readonly missing: MissingImages | undefined;
}

/** Of a registry that nothing was read of yet. */
export const neverListed: RegistryStatus = {
  images: 0,
  atRisk: 0,
  waiting: 0,
  takenIn: 0,
  failed: 0,
  run: undefined,
  parts: [],
  missing: undefined,
};

/** By the code of a digest's state. */
const byState = ['waiting', 'takenIn', 'failed'] as const;

/** The status of every registry of a data centre, by id; from stored counts, however many images there are. */
export async function registryStatuses(database: Database, center: Center): Promise<Map<number, RegistryStatus>> {
  const totals = await database.read
    .selectFrom('image_totals')
    .innerJoin('registries', 'registries.id', 'image_totals.registry_id')
    .where('registries.center', '=', center)
    .select((select) => [
      'registry_id',
      select.fn.sum<number>('images').as('images'),
      select.fn
        .sum<number>(select.case().when('risk_rank', '>=', riskRank.low).then(select.ref('images')).else(0).end())
        .as('at_risk'),
    ])
    .groupBy('registry_id')
    .execute();
  const digests = await database.read
    .selectFrom('digest_totals')
    .innerJoin('registries', 'registries.id', 'digest_totals.registry_id')
    .where('registries.center', '=', center)
    .selectAll('digest_totals')
    .execute();
  const runs = await newestRuns(database, center);

  const statuses = new Map<number, RegistryStatus>();
  const statusOf = (id: number) => statuses.get(id) ?? neverListed;
  for (const { registry_id: id, images, at_risk: atRisk } of totals) {
    statuses.set(id, { ...statusOf(id), images, atRisk });
  }
  for (const { registry_id: id, state, digests: count } of digests) {
    statuses.set(id, { ...statusOf(id), [byState[state]]: count });
  }
  for (const [id, run] of runs) statuses.set(id, { ...statusOf(id), run });
  for (const [id, parts] of await partsIn(database, center)) statuses.set(id, { ...statusOf(id), parts });
  for (const [id, missing] of await missingImagesIn(database, center)) statuses.set(id, { ...statusOf(id), missing });
  return statuses;
}
