import {
  type BuildRiskLevel,
  buildRiskLevels,
  buildRisks,
  type CountedRiskKey,
  countedRiskKeys,
} from '#contract/images/buildRisks.ts';

/** Build risks of an image as one number: each risk is the bit of its place in `countedRiskKeys`, as stored. */
export type RiskBits = number;

function bitOf(key: CountedRiskKey): RiskBits {
  return 1 << countedRiskKeys.indexOf(key);
}

export function bitsOf(keys: Iterable<CountedRiskKey>): RiskBits {
  return [...keys].reduce((bits, key) => bits | bitOf(key), 0);
}

function keysIn(bits: RiskBits): CountedRiskKey[] {
  return countedRiskKeys.filter((key) => (bits & bitOf(key)) !== 0);
}

/** The worst of them; undefined of none. */
export function worstLevel(bits: RiskBits): BuildRiskLevel | undefined {
  const levels = keysIn(bits).map((key) => buildRisks[key].level);
  return buildRiskLevels.find((level) => levels.includes(level));
}

const secretBits = bitsOf(countedRiskKeys.filter((key) => buildRisks[key].class === 'secret'));
/** Medium or above: what `hcStatus` asks for. */
export const mediumBits = bitsOf(countedRiskKeys.filter((key) => buildRisks[key].level !== 'low'));
/** All but what most images have: these have an index of their own. */
export const rareBits = bitsOf(countedRiskKeys.filter((key) => key !== 'no_user' && key !== 'no_healthcheck'));

/** A risk, or a set of them that images are counted by: as `risk_sets` names them. */
export type RiskSet = CountedRiskKey | 'secrets' | 'medium';

export function bitsOfSet(set: RiskSet): RiskBits {
  if (set === 'secrets') return secretBits;
  return set === 'medium' ? mediumBits : bitOf(set);
}
