import type { BuildRiskFinding } from '#contract/images/buildRiskLists.ts';

/** One build risk of an image, with each place it was found in. */
export interface ImageRisk extends Omit<BuildRiskFinding, 'Name' | 'Kind' | 'KindName' | 'LayerCmd' | 'LayerDigest'> {
  readonly places: readonly BuildRiskFinding[];
}

/** The findings of an image by their risk: a decision is about a risk, not about one of its places. Their order stays. */
export function risksOf(findings: readonly BuildRiskFinding[]): readonly ImageRisk[] {
  return [...Map.groupBy(findings, ({ RiskKey }) => RiskKey).values()].flatMap((places) => {
    const [first] = places;
    return first === undefined ? [] : [{ ...first, places }];
  });
}
