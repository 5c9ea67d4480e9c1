import { sql } from 'kysely';
import { buildRiskLevels, buildRisks, type CountedRiskKey, countedRiskKeys } from '#contract/images/buildRisks.ts';
import type { Database } from '../../db/database.ts';
import { isSeen } from '../../db/isSeen.ts';
import type { Visibility } from '../../domain/access/visibility.ts';

/** One build risk over all images that somebody sees. */
interface RiskCount {
  readonly key: CountedRiskKey;
  readonly images: number;
  readonly openImages: number;
  readonly repositories: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

interface CountRow {
  readonly name: string;
  readonly images: number;
  readonly open_images: number;
  readonly repositories: number;
  readonly first_at: number | null;
  readonly last_at: number | null;
}

/** The risks that any image has, the worst first, then the most widespread; from stored counts. */
export async function riskCounts(database: Database, { center, registries }: Visibility): Promise<RiskCount[]> {
  const { rows } = await sql<CountRow>`
    select name, sum(images) as images, sum(open_images) as open_images, sum(repositories) as repositories,
      min(first_at) as first_at, max(last_at) as last_at
    from registry_risks join risk_sets on risk_sets.id = set_id
    where registry_id in (select id from registries where center = ${center})
      and ${isSeen('registry_id', registries)}
    group by set_id having sum(images) > 0`.execute(database.read);
  return rows
    .flatMap((row): RiskCount[] => {
      const key = countedRiskKeys.find((one) => one === row.name);
      if (key === undefined) return [];
      const { images, open_images: openImages, repositories, first_at, last_at } = row;
      return [{ key, images, openImages, repositories, firstAt: first_at ?? 0, lastAt: last_at ?? 0 }];
    })
    .toSorted((one, other) => rank(one.key) - rank(other.key) || other.images - one.images);
}

const rank = (key: CountedRiskKey) => buildRiskLevels.indexOf(buildRisks[key].level);
