import type { ResponseOf } from '#contract/actions/actions.ts';
import type { FindingOrigin } from '#contract/images/baseImage.ts';

/** Where an image's vulnerabilities come from; null for one without a known base, whose are all alike. */
export function originCounts({
  BaseImage,
  InheritedVulCount: inherited = 0,
  OwnVulCount: own = 0,
  UnknownVulCount: unknown = 0,
}: ResponseOf<'DescribeImageDetail'>): Readonly<Record<FindingOrigin, number>> | null {
  return BaseImage === undefined ? null : { inherited, own, unknown };
}
