import type { RiskStatus } from '#contract/images/buildRiskLists.ts';
import type { BuildRiskKey } from '#contract/images/buildRisks.ts';
import type { Database } from '../../db/database.ts';
import { isSeen } from '../../db/isSeen.ts';
import type { Visibility } from '../../domain/access/visibility.ts';
import { ActionError } from '../../domain/actionError.ts';
import { decisionsOn } from '../../store/acceptances/acceptances.ts';
import { findingsOf, type ImageFinding } from '../../store/buildRisks/readFindings.ts';
import type { StoredDecision } from './riskViews.ts';

/** A finding with what was decided about it. */
export interface DecidedFinding {
  readonly finding: ImageFinding;
  readonly decision: StoredDecision | undefined;
}

interface ImageFindings {
  /** When it was taken in, ms since 1970. */
  readonly takenInAt: number;
  readonly counted: readonly DecidedFinding[];
  /** That it is old, which depends on today: told beside the others, and never counted. */
  readonly stale: readonly DecidedFinding[];
}

const yearMs = 365 * 86_400_000;
/** Reproducible builds write the beginnings of calendars: 1970, 1980, the year 1. */
const earliest = Date.UTC(1981, 0, 1);

/** What was found in one image, narrowed. Throws NotFound where there is no such image. */
export async function imageFindings(
  database: Database,
  { center, registries }: Visibility,
  now: number,
  {
    uuid,
    key,
    status,
  }: { readonly uuid: string; readonly key?: BuildRiskKey | undefined; readonly status?: RiskStatus | undefined },
): Promise<ImageFindings> {
  const image = await database.read
    .selectFrom('images')
    .leftJoin('digests', (join) =>
      join.onRef('digests.registry_id', '=', 'images.registry_id').onRef('digests.digest', '=', 'images.digest'),
    )
    .select([
      'images.id',
      'images.registry_id',
      'images.digest',
      'repository_id',
      'created_at',
      'intake_state',
      'done_at',
    ])
    .where('uuid', '=', uuid)
    .where('center', '=', center)
    .where(isSeen('images.registry_id', registries))
    .executeTakeFirst();
  if (image === undefined) throw ActionError.of('NotFound');
  const decisions = (await decisionsOn(database, center, 'buildRisk', [image]))(image);
  const narrowed = (findings: readonly ImageFinding[]) =>
    findings
      .map((finding): DecidedFinding => ({ finding, decision: decisions.get(finding.key) }))
      .filter(({ finding }) => key === undefined || finding.key === key)
      .filter(({ decision }) => status === undefined || (decision?.status ?? 0) === status);
  const isStale = image.intake_state === 1 && image.created_at >= earliest && image.created_at < now - yearMs;
  return {
    takenInAt: image.done_at ?? 0,
    counted: narrowed(await findingsOf(database, { registryId: image.registry_id, digest: image.digest })),
    stale: narrowed(isStale ? [stale] : []),
  };
}

const stale: ImageFinding = { key: 'stale_image', name: '', kind: '', command: '', layerDigest: '', platforms: [] };
