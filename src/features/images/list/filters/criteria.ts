import type { ImageCriteriaName } from '#contract/images/criteria.ts';
import { type ListCriterion, type ListState, type ListView, viewFacts } from '../state/listState.ts';

const chosen = [
  'registryType',
  'registryState',
  'riskStatus',
  'riskLevel',
  'vulStatus',
  'scanStatus',
  'regionId',
] as const;
/** Criteria whose values are a closed list; any other is typed. */
export type ChosenCriterion = (typeof chosen)[number];

export function isChosen(name: string): name is ChosenCriterion {
  return chosen.some((each) => each === name);
}

/** Whether its values can be listed: those that are chosen, and the connected registries. */
export function isClosed(name: string): boolean {
  return isChosen(name) || name === 'instanceId';
}

const byPart: readonly string[] = ['repoPath', 'repoName', 'repoNamespace', 'tag', 'digest', 'imageId'];

/** Whether any part of the value is enough; else it must be equal. */
export function isByPart(name: string): boolean {
  return byPart.includes(name);
}

/** What a person looks for first stands first; ids, which are pasted, last. */
const byUse: readonly ImageCriteriaName[] = [
  'repoPath',
  'repoNamespace',
  'repoName',
  'tag',
  'digest',
  'riskLevel',
  'riskStatus',
  'scanStatus',
  'vulStatus',
  'registryType',
  'registryState',
  'regionId',
  'cve',
  'instanceId',
  'imageId',
  'repoId',
];

export function fieldsOf(view: ListView): readonly ImageCriteriaName[] {
  return byUse.filter((name) => viewFacts[view].criteria.includes(name));
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
