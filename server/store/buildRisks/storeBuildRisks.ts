import type { Kysely } from 'kysely';
import { type CountedRiskKey, countedRiskKeys } from '#contract/images/buildRisks.ts';
import { forEachRow } from '../../db/forEachRow.ts';
import type { Tables } from '../../db/tables/tables.ts';
import { bitsOf } from '../../domain/risk/riskBits.ts';
import type { FoundRisk, InspectedImage } from '../../inspection/inspectedImage.ts';
import { digestBytes } from '../contents/digestBytes.ts';
import { findingId, type StoredFinding } from '../contents/storedFinding.ts';

/** Stores what was found in digests of a registry; their contents are stored already. */
export async function storeBuildRisks(
  transaction: Kysely<Tables>,
  registryId: number,
  images: readonly { readonly digestId: number; readonly image: InspectedImage }[],
  now: number,
): Promise<void> {
  await forEachRow(
    transaction,
    'update contents set risks = ? where digest = ? and risks is null',
    images.flatMap(({ image: { content, risks } }) =>
      content.platforms.map(({ digest }, place) => [
        JSON.stringify((risks[place] ?? []).map(storedOf)),
        digestBytes(digest),
      ]),
    ),
  );
  const counted = images.map(({ digestId, image }) => ({ digestId, counts: countsOf(image) }));
  await forEachRow(
    transaction,
    'update digests set found_risks = ?, risk_counts = ? where id = ?',
    counted.map(({ digestId, counts }) => [bitsOf(counts.keys()), countsText(counts), digestId]),
  );
  await forEachRow(
    transaction,
    `update registry_risks set first_at = ifnull(first_at, ?1), last_at = ?1
     where registry_id = ?2 and set_id in (select id from risk_sets where bits & ?3 <> 0)`,
    [[now, registryId, bitsOf(counted.flatMap(({ counts }) => [...counts.keys()]))]],
  );
}

function storedOf({ key, step, name, kind }: FoundRisk): StoredFinding {
  return name === '' && kind === '' ? [key, step] : [key, step, name, kind];
}

/** How often an image has each risk: what several of its platforms have alike counts once. */
function countsOf({ content, risks }: InspectedImage): ReadonlyMap<CountedRiskKey, number> {
  const found = new Map<string, CountedRiskKey>();
  for (const [place, ofPlatform] of risks.entries()) {
    const history = content.platforms[place]?.history ?? [];
    for (const risk of ofPlatform) {
      const command = risk.step === null ? '' : (history[risk.step]?.createdBy ?? '');
      if (risk.key !== 'stale_image') found.set(findingId({ ...risk, command }), risk.key);
    }
  }
  const counts = new Map<CountedRiskKey, number>();
  for (const key of found.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function countsText(counts: ReadonlyMap<CountedRiskKey, number>): string {
  return JSON.stringify(countedRiskKeys.map((key) => counts.get(key) ?? 0));
}
