import { intakeStates, registryStates, riskLevels, scanStates, yesNo } from '#contract/enums.ts';
import { countedRiskKeys } from '#contract/images/buildRisks.ts';
import { registryTypes } from '#contract/kinds/registryTypes.ts';
import { limits } from '#contract/limits.ts';
import { regions } from '#contract/regions.ts';

/** Criteria whose values are a closed list; any other is typed. */
const enumValues = {
  registryType: registryTypes,
  registryState: registryStates,
  riskStatus: yesNo,
  riskLevel: riskLevels,
  vulStatus: yesNo,
  scanStatus: scanStates,
  intakeState: intakeStates,
  notListed: yesNo,
  baseOutdated: yesNo,
  hcStatus: yesNo,
  secretStatus: yesNo,
  buildRisk: countedRiskKeys,
  regionId: regions.map(({ regionId }) => regionId),
} as const satisfies Record<string, readonly string[]>;
export type EnumCriterion = keyof typeof enumValues;

export function isEnumCriterion(name: string): name is EnumCriterion {
  return Object.hasOwn(enumValues, name);
}

const registryIds: readonly string[] = ['instanceId', 'baseInstanceId'];
const ids: readonly string[] = [...registryIds, 'repoId'];

/** Whether a criterion's value is the id of a registry. */
export function namesRegistry(name: string): boolean {
  return registryIds.includes(name);
}

/** An id of a repository or a registry, as addresses name it. */
export function isId(text: string): boolean {
  return /^[1-9]\d{0,14}$/.test(text);
}

/** Whether a criterion can have that value: one that it cannot have is a slip, and no list would match it. */
export function takesValue(name: string, value: string): boolean {
  if (value === '' || value.length > limits.text.searchText) return false;
  if (ids.includes(name)) return isId(value);
  const listed: readonly string[] | undefined = isEnumCriterion(name) ? enumValues[name] : undefined;
  return listed === undefined || listed.includes(value);
}
