import { defaultView, type ListState } from '../list/state/listState.ts';

/** A filter that a number of the cards stands for. */
export type OverviewFilter =
  | { readonly kind: 'all' | 'atRisk' | 'secrets' | 'buildRisks' }
  | { readonly kind: 'level'; readonly level: 'high' | 'medium' | 'low' }
  | { readonly kind: 'scanned'; readonly scanned: boolean };

type Filters = Pick<ListState, 'criteria' | 'scanned'>;

function filtersOf(filter: OverviewFilter): Filters {
  const only = (name: string, value: string): Filters => ({ criteria: [{ name, value, join: 'AND' }], scanned: null });
  switch (filter.kind) {
    case 'all':
      return { criteria: [], scanned: null };
    case 'atRisk':
      return only('riskStatus', 'YES');
    case 'secrets':
      return only('secretStatus', 'YES');
    case 'buildRisks':
      return only('hcStatus', 'YES');
    case 'level':
      return only('riskLevel', filter.level);
    case 'scanned':
      return { criteria: [], scanned: filter.scanned };
  }
}

/** Whether the list shows exactly the images that a number counts. */
export function isActive({ view, criteria, scanned }: ListState, filter: OverviewFilter): boolean {
  const wanted = filtersOf(filter);
  const [first] = criteria;
  const [wantedFirst] = wanted.criteria;
  return (
    view === 'images' &&
    scanned === wanted.scanned &&
    criteria.length === wanted.criteria.length &&
    first?.name === wantedFirst?.name &&
    first?.value === wantedFirst?.value
  );
}

/** The list of a number's images; pressed once more, of all. Size and order stay. */
export function applyOverviewFilter(state: ListState, filter: OverviewFilter): ListState {
  const wanted = isActive(state, filter) ? filtersOf({ kind: 'all' }) : filtersOf(filter);
  return { ...state, ...wanted, view: defaultView, page: 1, sort: state.view === defaultView ? state.sort : null };
}
