import type { ImageCriteriaName } from '#contract/images/criteria.ts';
import { isEnumCriterion } from './criterionValues.ts';
import { type ListCriterion, type ListState, type ListView, supportedByView } from './listState.ts';

/** Whether its values can be listed: those that are chosen, and the connected registries. */
export function hasListedValues(name: string): boolean {
  return isEnumCriterion(name) || name === 'instanceId';
}

const substringCriteria: readonly string[] = ['repoPath', 'repoName', 'repoNamespace', 'tag', 'digest', 'imageId'];

/** Whether any part of the value is enough; else it must be equal. */
export function matchesSubstring(name: string): boolean {
  return substringCriteria.includes(name);
}

/** What a person looks for first stands first; ids, which are pasted, last. */
const searchOrder: readonly ImageCriteriaName[] = [
  'repoPath',
  'repoNamespace',
  'repoName',
  'tag',
  'digest',
  'riskLevel',
  'riskStatus',
  'scanStatus',
  'intakeState',
  'notListed',
  'baseImage',
  'baseOutdated',
  'vulStatus',
  'hcStatus',
  'secretStatus',
  'buildRisk',
  'registryType',
  'registryState',
  'regionId',
  'cve',
  'instanceId',
  'imageId',
  'repoId',
];

export function searchFieldsOf(view: ListView): readonly ImageCriteriaName[] {
  return searchOrder.filter((name) => supportedByView[view].criteria.includes(name));
}

/**
 * The filters of a list request that both views share, as the wire has them: JSON text. `within` holds whatever else
 * is chosen: criteria are joined from left to right, so it comes last.
 */
export function toCriteria(state: Pick<ListState, 'criteria'>, within?: Pick<ListCriterion, 'name' | 'value'>) {
  const all = [...state.criteria, ...(within === undefined ? [] : [{ ...within, join: 'AND' as const }])];
  if (all.length === 0) return {};
  return { Criteria: JSON.stringify(all.map(({ name, value, join }) => ({ name, value, logicalExp: join }))) };
}
