import type { BuildRiskKey } from '#contract/images/buildRisks.ts';
import { buildRiskKeys } from '#contract/images/buildRisks.ts';
import type { Database } from '../../db/database.ts';
import type { FoundRisk } from '../../inspection/inspectedImage.ts';
import { layersOfSteps, platformsOf, readContent } from '../contents/readContents.ts';
import { findingId } from '../contents/storedFinding.ts';

/** One finding in an image, told once for all platforms that have it alike. */
export interface ImageFinding {
  readonly key: BuildRiskKey;
  readonly name: string;
  readonly kind: FoundRisk['kind'];
  /** '' where the configuration alone tells. */
  readonly command: string;
  /** Of the first platform; '' where the step made none, or the history does not match the layers. */
  readonly layerDigest: string;
  readonly platforms: readonly string[];
}

/** What was found in a digest of a registry, in the order of the table of risks; nothing where it was not looked into. */
export async function findingsOf(
  database: Database,
  image: { readonly registryId: number; readonly digest: string },
): Promise<ImageFinding[]> {
  const findings = new Map<string, ImageFinding>();
  for (const { platform, contentId } of await platformsOf(database.read, image)) {
    const content = contentId === null ? undefined : await readContent(database.read, contentId);
    if (content === undefined) continue;
    const layers = layersOfSteps(content);
    for (const [key, step, name = '', kind = ''] of content.risks) {
      const command = step === null ? '' : (content.history[step]?.command ?? '');
      const id = findingId({ key, name, kind, command });
      const earlier = findings.get(id);
      const layerDigest = step === null ? '' : (content.layers[layers?.[step] ?? -1]?.digest ?? '');
      const found = earlier ?? { key, name, kind, command, layerDigest, platforms: [] };
      findings.set(id, { ...found, platforms: [...found.platforms, platform] });
    }
  }
  return [...findings.values()].toSorted(
    (one, other) => buildRiskKeys.indexOf(one.key) - buildRiskKeys.indexOf(other.key),
  );
}
