import { imageSortKeys, repositorySortKeys } from '#contract/images/images.ts';
import { limits } from '#contract/limits.ts';
import type { ListedImages } from '../actions/ListActions.ts';
import { toCriteria } from './criteria.ts';
import type { ListCriterion, ListState } from './listState.ts';

type Within = Pick<ListCriterion, 'name' | 'value'>;

/** Which images; `within` is what every row has, beside the filters. */
export function listedImages(state: ListState, within?: Within): ListedImages {
  return { ...toCriteria(state, within), ...(state.scanned === null ? {} : { Scanned: state.scanned }) };
}

/** Which images, in which order. */
export function imagesFilter(state: ListState, within?: Within) {
  const sortBy = imageSortKeys.find((key) => key === state.sort?.key);
  return {
    ...listedImages(state, within),
    ...(sortBy === undefined ? {} : { SortBy: sortBy, SortOrder: state.sort?.order }),
  };
}

/** Which repositories, in which order. */
export function repositoriesFilter(state: ListState) {
  const sortBy = repositorySortKeys.find((key) => key === state.sort?.key);
  return { ...toCriteria(state), ...(sortBy === undefined ? {} : { SortBy: sortBy, SortOrder: state.sort?.order }) };
}

/** The page that is shown, and how far to count. */
function pageOf({ page, size }: ListState) {
  return { CurrentPage: page, PageSize: size, CountLimit: limits.countLimit };
}

/** What the images view asks for. */
export function imagesRequest(state: ListState, within?: Within) {
  return { ...pageOf(state), ...imagesFilter(state, within) };
}

/** What the repositories view asks for. */
export function repositoriesRequest(state: ListState) {
  return { ...pageOf(state), ...repositoriesFilter(state) };
}
