import { ExportButton } from '../../features/exports/ExportButton.tsx';
import type { ShownList } from '../../features/images/list/ListFrame.tsx';
import { imagesFilter, repositoriesFilter } from '../../features/images/list/state/listRequests.ts';

/** Saves the rows that the list shows, all its pages in its order. */
export function ListExport({ shown: { state, total } }: { shown: ShownList }) {
  const disabled = total === 0;
  return state.view === 'images' ? (
    <ExportButton key="images" action="ExportImages" params={imagesFilter(state)} disabled={disabled} />
  ) : (
    <ExportButton
      key="repositories"
      action="ExportRepositories"
      params={repositoriesFilter(state)}
      disabled={disabled}
    />
  );
}
