import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { isSeen } from '../../db/isSeen.ts';
import { estimateBuildRisk } from './buildRisks.ts';
import { type ListScope, registryIdsOf, type StoredTotal } from './listScope.ts';
import { type EstimatedPredicate, type ImagePredicate, isUnusualScan } from './predicates.ts';
import { searchImages } from './search.ts';

/** How many images a predicate can hold for at most; for a search that finds few, which. */
export async function estimate(
  database: Database,
  scope: ListScope,
  predicate: ImagePredicate,
): Promise<EstimatedPredicate> {
  const sum = (holds: (row: StoredTotal) => boolean) =>
    scope.totals.filter(holds).reduce((total, { images }) => total + images, 0);
  switch (predicate.on) {
    case 'registry':
      return { ...predicate, images: sum((row) => predicate.ids.includes(row.registry_id)) };
    case 'rank':
      return { ...predicate, images: sum((row) => predicate.ranks.includes(row.risk_rank)) };
    case 'scan':
      // Only the rare states have an index: the others are never what a list starts from.
      return {
        ...predicate,
        images: isUnusualScan(predicate) ? sum((row) => row.scan_state === predicate.state) : Number.POSITIVE_INFINITY,
      };
    case 'intake':
      return { ...predicate, images: sum((row) => row.intake_state === predicate.state) };
    case 'buildRisk':
      return estimateBuildRisk(database, scope, predicate);
    case 'absence':
      // What is listed has no index of its own either.
      return {
        ...predicate,
        images: predicate.missing ? sum((row) => row.not_listed === 1) : Number.POSITIVE_INFINITY,
      };
    case 'base': {
      const { rows } = await sql<{ images: number; hits: string }>`
        select coalesce(sum(images), 0) as images, json_group_array(id) as hits from bases
        where image_registry_id in ${registryIdsOf(scope)} and images > 0
          and ${isSeen('bases.registry_id', scope.visible)} and ${predicate.condition}`.execute(database.read);
      return { ...predicate, images: 0, hits: '[]', ...rows[0] };
    }
    case 'repository': {
      const { rows } = await sql<{ images: number | null; repositories: number; hits: string }>`
        select sum(images) as images, count(*) as repositories, json_group_array(id) as hits from repositories
        where repositories.registry_id in ${registryIdsOf(scope)} and ${predicate.condition}`.execute(database.read);
      const { images, repositories, hits } = rows[0] ?? { images: 0, repositories: 0, hits: '[]' };
      return { ...predicate, images: images ?? 0, ...(repositories > scope.fetchLimit ? {} : { hits }) };
    }
    case 'tag':
    case 'digest':
    case 'vulnerability': {
      const few = await searchImages(database, predicate, scope.fetchLimit + 1);
      if (few === null || few.images > scope.fetchLimit) return { ...predicate, images: Number.POSITIVE_INFINITY };
      return { ...predicate, ...few };
    }
  }
}
