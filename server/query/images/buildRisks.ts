import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { riskStatuses } from '#contract/images/buildRiskLists.ts';
import type { Database } from '../../db/database.ts';
import { isSeen } from '../../db/isSeen.ts';
import type { Visibility } from '../../domain/access/visibility.ts';
import { bitsOfSet, rareBits } from '../../domain/risk/riskBits.ts';
import { type ListScope, registryIdsOf } from './listScope.ts';
import type { EstimatedPredicate, ImagePredicate } from './predicates.ts';

type BuildRiskPredicate = Extract<ImagePredicate, { on: 'buildRisk' }>;

const open = sql`images.found_risks & ~images.ignored_risks & ~images.false_risks`;
/** Risks of a row of which that was decided, as bits. */
export const risksHandled = {
  any: sql`images.found_risks`,
  [riskStatuses.unhandled]: open,
  [riskStatuses.ignored]: sql`images.found_risks & images.ignored_risks`,
  [riskStatuses.falsePositive]: sql`images.found_risks & images.false_risks`,
};

/** Whether a row has a risk of the set, of which that was decided. */
export function hasBuildRisk({ set, handled, has }: BuildRiskPredicate): RawBuilder<SqlBool> {
  return sql`${risksHandled[handled]} & ${sql.lit(bitsOfSet(set))} ${sql.raw(has ? '<>' : '=')} 0`;
}

/** Unhandled risks that few images have are in an index of their own, newest first. */
export function isRareRisk({ set, handled, has }: BuildRiskPredicate): boolean {
  return has && handled === riskStatuses.unhandled && (bitsOfSet(set) & ~rareBits) === 0;
}

/** What bounds that index, in its own words, and the risk. */
export function ofRareRisk({ center }: ListScope, predicate: BuildRiskPredicate): RawBuilder<SqlBool> {
  return sql`images.center = ${center} and ${open} & ${sql.lit(rareBits)} <> 0 and ${hasBuildRisk(predicate)}`;
}

/** Counted for each registry; what was decided how is not. */
export async function estimateBuildRisk(
  database: Database,
  scope: ListScope,
  predicate: BuildRiskPredicate,
): Promise<EstimatedPredicate> {
  const { rows } = await sql<{ images: number; open_images: number }>`
    select ifnull(sum(images), 0) as images, ifnull(sum(open_images), 0) as open_images
    from registry_risks join risk_sets on risk_sets.id = set_id
    where risk_sets.name = ${predicate.set} and registry_id in ${registryIdsOf(scope)}`.execute(database.read);
  const { images, open_images } = rows[0] ?? { images: 0, open_images: 0 };
  const all = scope.totals.reduce((sum, total) => sum + total.images, 0);
  const exact = predicate.has ? countOf(predicate, images, open_images) : all - open_images;
  return {
    ...predicate,
    // Without an index of its own it is never what a list starts from.
    images: isRareRisk(predicate) ? open_images : Number.POSITIVE_INFINITY,
    ...(exact === null ? {} : { exact }),
  };
}

/** Null where only looking at images tells. */
function countOf({ handled }: BuildRiskPredicate, images: number, open: number): number | null {
  if (handled === 'any') return images;
  if (handled === riskStatuses.unhandled) return open;
  return images === open ? 0 : null;
}

/** Images by what cards ask for; from stored counts. */
export async function imagesWithOpenRisks(
  database: Database,
  { center, registries }: Visibility,
): Promise<{ readonly secrets: number; readonly medium: number }> {
  const rows = await database.read
    .selectFrom('registry_risks')
    .innerJoin('risk_sets', 'risk_sets.id', 'set_id')
    .innerJoin('registries', 'registries.id', 'registry_id')
    .select((select) => ['risk_sets.name', select.fn.sum<number>('open_images').as('images')])
    .where('registries.center', '=', center)
    .where(isSeen('registries.id', registries))
    .where('risk_sets.name', 'in', ['secrets', 'medium'])
    .groupBy('risk_sets.name')
    .execute();
  const of = (set: string) => rows.find(({ name }) => name === set)?.images ?? 0;
  return { secrets: of('secrets'), medium: of('medium') };
}
