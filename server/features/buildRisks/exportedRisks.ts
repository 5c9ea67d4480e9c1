import { sql } from 'kysely';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { buildRisks, type CountedRiskKey, countedRiskKeys } from '#contract/images/buildRisks.ts';
import type { Database } from '../../db/database.ts';
import { isSeen } from '../../db/isSeen.ts';
import type { Visibility } from '../../domain/access/visibility.ts';
import { bitsOf } from '../../domain/risk/riskBits.ts';
import type { ServerTranslate } from '../../domain/translators.ts';
import { risksHandled } from '../../query/images/buildRisks.ts';
import type { ImageListRepository } from '../../query/images/imageListRepository.ts';
import { imageFindings } from './imageFindings.ts';
import { findingRow } from './riskViews.ts';

type Request = ParsedRequestOf<'ExportBuildRisks'>;

/** The build risks of all images, or of one, for a file. */
export function exportedRisks(database: Database, images: ImageListRepository, now: () => number) {
  return {
    async images({ center, registries }: Visibility, { ImageUuid, Status, ...request }: Request) {
      const bits = sql`${risksHandled[Status ?? 'any']} & ${sql.lit(bitsOf(keysOf(request)))}`;
      // As two texts, which a million images take a moment to be.
      const { rows } = await sql<{ ids: string; found: string }>`
        select json_group_array(id) as ids, json_group_array(found) as found from (
          select images.id, (select sum(value) from json_each(digests.risk_counts) where (1 << key) & (${bits}) <> 0) as found
          from images cross join digests on digests.registry_id = images.registry_id and digests.digest = images.digest
          where images.center = ${center} and ${isSeen('images.registry_id', registries)} and (${bits}) <> 0 and ${ImageUuid === undefined ? sql`true` : sql`images.uuid = ${ImageUuid}`}
          order by images.updated_at desc, images.uuid)`.execute(database.background);
      const ids: number[] = JSON.parse(rows[0]?.ids ?? '[]');
      const found: number[] = JSON.parse(rows[0]?.found ?? '[]');
      return ids.map((id, place) => ({ id, found: found[place] ?? 0 }));
    },

    async ofImage(
      visibility: Visibility,
      { Status: status, ...request }: Request,
      imageId: number,
      translate: ServerTranslate,
    ) {
      const [image] = await images.rowsOf(visibility, [imageId]);
      if (image === undefined) return [];
      const keys: readonly string[] = keysOf(request);
      const { counted } = await imageFindings(database, visibility, now(), { uuid: image.uuid, status });
      return counted
        .filter(({ finding }) => keys.includes(finding.key))
        .map(({ finding, decision }) => ({ image, finding: findingRow(finding, decision, translate) }));
    },
  };
}

function keysOf({ RiskKey, RiskLevel }: Pick<Request, 'RiskKey' | 'RiskLevel'>): CountedRiskKey[] {
  return countedRiskKeys
    .filter((key) => RiskKey === undefined || RiskKey.includes(key))
    .filter((key) => RiskLevel === undefined || RiskLevel.includes(buildRisks[key].level));
}
