import { imageSortKeys, repositorySortKeys } from '#contract/images.ts';
import { toListRequest } from './criteriaFacts.ts';
import type { ListCriterion, ListState } from './listState.ts';

/** What the images view asks for; `within` is what every row has, beside the filters. */
export function imagesRequest(state: ListState, within?: Pick<ListCriterion, 'name' | 'value'>) {
  const sortBy = imageSortKeys.find((key) => key === state.sort?.key);
  return {
    ...toListRequest(state, within),
    ...(state.scanned === null ? {} : { Scanned: state.scanned }),
    ...(sortBy === undefined ? {} : { SortBy: sortBy, SortOrder: state.sort?.order }),
  };
}

/** What the repositories view asks for. */
export function repositoriesRequest(state: ListState) {
  const sortBy = repositorySortKeys.find((key) => key === state.sort?.key);
  return {
    ...toListRequest(state),
    ...(sortBy === undefined ? {} : { SortBy: sortBy, SortOrder: state.sort?.order }),
  };
}
