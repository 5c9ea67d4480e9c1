import { imageSortKeys, repositorySortKeys } from '#contract/images.ts';
import { ExportButton } from '../../features/exports/ExportButton.tsx';
import { toCriteria } from '../../features/images/list/criteriaFacts.ts';
import type { ShownList } from '../../features/images/list/ListFrame.tsx';

/** Saves the rows that the list shows, all its pages in its order. */
export function ListExport({ shown: { state, total } }: { shown: ShownList }) {
  const { view, sort } = state;
  const filter = toCriteria(state);
  if (view === 'images') {
    const key = imageSortKeys.find((each) => each === sort?.key);
    const order = key === undefined ? {} : { SortBy: key, SortOrder: sort?.order };
    return <ExportButton key={view} action="ExportImages" params={{ ...filter, ...order }} disabled={total === 0} />;
  }
  const key = repositorySortKeys.find((each) => each === sort?.key);
  const order = key === undefined ? {} : { SortBy: key, SortOrder: sort?.order };
  return (
    <ExportButton key={view} action="ExportRepositories" params={{ ...filter, ...order }} disabled={total === 0} />
  );
}
