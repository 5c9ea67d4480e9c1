import type { Center } from '#contract/center.ts';
import { type Region, regions } from '#contract/regions.ts';

/** All regions: the chosen one, then those of the data centre, then the others. */
export function regionsInOrder(center: Center, chosen: string | undefined): readonly Region[] {
  const rank = (region: Region) => (region.regionId === chosen ? 0 : region.center === center ? 1 : 2);
  return [...regions].sort((one, other) => rank(one) - rank(other));
}
