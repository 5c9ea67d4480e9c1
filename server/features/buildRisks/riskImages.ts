import { sql } from 'kysely';
import type { RiskStatus } from '#contract/images/buildRiskLists.ts';
import type { CountedRiskKey } from '#contract/images/buildRisks.ts';
import { contains } from '../../db/contains.ts';
import type { Database } from '../../db/database.ts';
import type { Visibility } from '../../domain/access/visibility.ts';
import type { ImageListRepository, ImageListRow } from '../../query/images/imageListRepository.ts';
import type { ImagePredicate } from '../../query/images/predicates.ts';
import { decisionsOn } from '../../store/acceptances/acceptances.ts';
import type { StoredDecision } from './riskViews.ts';

/** Which images of those that have a risk. */
interface RiskImagesRequest {
  readonly key: CountedRiskKey;
  /** Handled or not where it is absent. */
  readonly status?: RiskStatus | undefined;
  /** Any part of these. */
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly digest?: string | undefined;
  readonly registryId?: number | undefined;
  readonly page: { readonly CurrentPage: number; readonly PageSize: number };
}

interface RiskImage {
  readonly image: ImageListRow;
  readonly decision: StoredDecision | undefined;
}

/** One page of the images that have a risk, newest first, with what was decided about each. */
export async function riskImages(
  database: Database,
  images: ImageListRepository,
  visibility: Visibility,
  { key, status, namespace, name, digest, registryId, page }: RiskImagesRequest,
): Promise<{ rows: RiskImage[]; total: number }> {
  const predicates: ImagePredicate[] = [{ on: 'buildRisk', set: key, handled: status ?? 'any', has: true }];
  if (namespace) predicates.push({ on: 'repository', condition: contains('repositories.namespace', namespace) });
  if (name) predicates.push({ on: 'repository', condition: contains('repositories.name', name) });
  if (digest) predicates.push({ on: 'digest', value: digest.toLowerCase() });
  if (registryId !== undefined) {
    predicates.push({ on: 'repository', condition: sql`repositories.registry_id = ${registryId}` });
  }
  const { rows, total } = await images.holding(visibility, predicates, page);
  const decisions = await decisionsOn(database, visibility.center, 'buildRisk', rows);
  return { rows: rows.map((image) => ({ image, decision: decisions(image).get(key) })), total };
}
