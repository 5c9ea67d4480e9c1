import type { ImageCriteriaName } from '#contract/criteria.ts';
import type { ListCriterion, ListState, ListView } from './listState.ts';
import { viewFacts } from './listState.ts';

/** Criteria whose values are a closed list; any other is typed. */
export type ChosenCriterion = 'registryType' | 'riskStatus' | 'riskLevel' | 'vulStatus' | 'regionId';

const chosen: readonly string[] = ['registryType', 'riskStatus', 'riskLevel', 'vulStatus', 'regionId'];

export function isChosen(name: string): name is ChosenCriterion {
  return chosen.includes(name);
}

/** What a person looks for first stands first; ids, which are pasted, last. */
const byUse: readonly ImageCriteriaName[] = [
  'repoName',
  'repoNamespace',
  'tag',
  'digest',
  'riskLevel',
  'riskStatus',
  'vulStatus',
  'registryType',
  'regionId',
  'instanceId',
  'imageId',
  'repoId',
];

export function fieldsOf(view: ListView): readonly ImageCriteriaName[] {
  return byUse.filter((name) => viewFacts[view].criteria.includes(name));
}

/**
 * The part of a list request that both views share: page, filters as JSON text, order. `within` holds whatever
 * else is chosen: criteria are joined from left to right, so it comes last.
 */
export function toListRequest(state: ListState, within?: ListCriterion) {
  const criteria = [
    ...state.criteria.map(({ name, value }) => ({ name, value, logicalExp: state.join })),
    ...(within === undefined ? [] : [{ ...within, logicalExp: 'AND' as const }]),
  ];
  return {
    CurrentPage: state.page,
    PageSize: state.size,
    LogicalExp: state.join,
    ...(criteria.length === 0 ? {} : { Criteria: JSON.stringify(criteria) }),
  };
}
