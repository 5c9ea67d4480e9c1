import type { ResponseOf } from '#contract/actions/actions.ts';
import type { ImageFinding } from '../../../store/buildRisks/readFindings.ts';

type Risk = Pick<ImageFinding, 'key' | 'name' | 'platforms'>;
type ComparedRisks = NonNullable<ResponseOf<'DescribeImageComparison'>['BuildRisks']>;

/** What is wrong with how one platform of two images was built; the same risk of the same name is one, wherever it came in. */
export function comparedRisks(image: readonly Risk[], other: readonly Risk[], platform: string): ComparedRisks {
  const [here, there] = [risksOf(image, platform), risksOf(other, platform)];
  const missingIn = (all: ReadonlyMap<string, Risk>, among: ReadonlyMap<string, Risk>) =>
    [...all].filter(([id]) => !among.has(id)).map(([, { key, name }]) => ({ RiskKey: key, Name: name }));
  return {
    Came: missingIn(here, there),
    Went: missingIn(there, here),
    StayedCount: [...here.keys()].filter((id) => there.has(id)).length,
  };
}

function risksOf(risks: readonly Risk[], platform: string): ReadonlyMap<string, Risk> {
  const present = risks.filter(({ platforms }) => platforms.includes(platform));
  return new Map(present.map((risk) => [JSON.stringify([risk.key, risk.name]), risk]));
}
