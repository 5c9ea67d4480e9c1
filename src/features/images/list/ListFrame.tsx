import { type MouseEvent, type ReactNode, useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { OnDemand } from '../../../ui/onDemand/OnDemand.tsx';
import { NoRows } from '../../../ui/table/NoRows.tsx';
import { ColumnSettings } from './columns/ColumnSettings.tsx';
import { arrange } from './columns/columnOrder.ts';
import { type ListColumn, menuColumn } from './columns/ListColumn.ts';
import { StackedSort } from './columns/StackedSort.tsx';
import { EmptyList } from './EmptyList.tsx';
import { FilterChips } from './filters/FilterChips.tsx';
import type { ListAnswer } from './ListAnswer.ts';
import { ListPagination } from './ListPagination.tsx';
import { ListTable } from './ListTable.tsx';
import styles from './list.module.css';
import type { ListSource } from './listSource.ts';
import { type Selection, SelectionConsumer } from './selection/SelectionConsumer.tsx';
import selectionStyles from './selection/selection.module.css';
import { useSelection } from './selection/useSelection.ts';
import { namesRegistry } from './state/criterionValues.ts';
import type { ListPreferences } from './state/listPreferences.ts';
import { filterKey, type ListCriterion, type ListState } from './state/listState.ts';
import type { ChangeList } from './state/useListState.ts';
import { usePreferences } from './state/usePreferences.ts';
import { useNewRows } from './useNewRows.ts';

/** What both views are given. */
export interface ListProps {
  state: ListState;
  onChange: ChangeList;
  source: ListSource;
  /** Ms. */
  refetchInterval: number;
  /** View and search. */
  controls: ReactNode;
  /** Stands at the toolbar's end; is told what the list shows. */
  extra?: ((shown: ShownList) => ReactNode) | undefined;
}

/** What a list shows right now, for whoever wants the same rows. */
export interface ShownList {
  readonly state: ListState;
  readonly total: number;
  /** Whether there are more rows than `total`. */
  readonly atLeast: boolean;
}

interface ListFrameProps<Row extends object> extends Omit<ListProps, 'refetchInterval'> {
  label: string;
  columns: readonly ListColumn<Row>[];
  keyOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  answer: ListAnswer<Row>;
  /** Names of ids that the rows at hand know. */
  criterionName: (criterion: Pick<ListCriterion, 'name' | 'value'>) => string | undefined;
  selectionBar: (selection: Selection<Row>) => ReactNode;
}

/** One view of the list: toolbar, filters, rows, pages, and what can be done with the selected ones. */
export function ListFrame<Row extends object>(props: ListFrameProps<Row>) {
  const { state, onChange, source, answer, keyOf } = props;
  const [preferences, changePreferences] = usePreferences(state.view);
  const selection = useSelection<Row>(filterKey(state));
  const keys = answer.stale ? null : (answer.rows?.map(keyOf) ?? null);
  const freshKeys = useNewRows(JSON.stringify([filterKey(state), state.page, state.size, state.sort]), keys);
  const { arranged, columns } = useArrangedColumns(props.columns, preferences.columns);
  const nameOf = (criterion: Pick<ListCriterion, 'name' | 'value'>) =>
    props.criterionName(criterion) ??
    (namesRegistry(criterion.name) ? source.registries.find(({ id }) => id === criterion.value)?.name : undefined);
  const { total, atLeast } = answer;
  const onSort = useCallback((sort: ListState['sort']) => onChange({ sort }), [onChange]);
  const onPage = useCallback((page: number) => onChange({ page }), [onChange]);
  const onSize = useCallback(
    (size: number) => {
      // In this order: the address that is left gets the size that is remembered so far.
      onChange({ size });
      changePreferences({ size });
    },
    [changePreferences, onChange],
  );
  const toolbar = useRef<HTMLDivElement>(null);
  const onClear = (event: MouseEvent<HTMLElement>) => {
    onChange({ criteria: [], scanned: null });
    // By keyboard only (no click is counted): a finger would get the phone's own keyboard over the rows.
    if (event.detail === 0) toolbar.current?.querySelector<HTMLElement>('search input')?.focus();
  };
  const noRows = answer.rows?.length === 0;
  // The dialog that changes them answers at once; the rows follow.
  const shownColumns = useDeferredValue(columns);
  const density = useDeferredValue(preferences.density);
  return (
    <>
      <div ref={toolbar} data-screen-only className={styles.toolbar}>
        {props.controls}
        <div className={styles.tools}>
          <StackedSort columns={props.columns} sort={state.sort} onSort={onSort} />
          {props.extra?.({ state, total, atLeast })}
          <ColumnSettings columns={arranged} density={preferences.density} onChange={changePreferences} />
        </div>
      </div>
      <FilterChips state={state} onChange={onChange} onClear={onClear} nameOf={nameOf} />
      {answer.error !== null && <ErrorPanel error={answer.error} onRetry={answer.retry} />}
      {(answer.error === null || answer.rows !== undefined) && (
        <>
          <div aria-hidden="true" className={`${styles.loading} ${answer.stale ? styles.loadingOn : ''}`} />
          <ListTable
            label={props.label}
            columns={shownColumns}
            keyOf={keyOf}
            nameOf={props.nameOf}
            rows={answer.rows}
            expected={state.size}
            stale={answer.stale}
            freshKeys={freshKeys}
            sort={state.sort}
            onSort={onSort}
            selection={selection}
            density={density}
            empty={
              noRows && (
                <NoRows paging={state} total={total} onPage={onPage}>
                  <EmptyList state={state} onChange={onChange} onClear={onClear} source={source} nameOf={nameOf} />
                </NoRows>
              )
            }
          />
          <ListPagination
            page={state.page}
            size={state.size}
            total={total}
            atLeast={atLeast}
            shown={answer.rows?.length ?? 0}
            onPage={onPage}
            onSize={onSize}
          />
          <SelectionConsumer selection={selection}>
            {(selected) => (
              <OnDemand frame={(trouble) => <div className={selectionStyles.bar}>{trouble}</div>}>
                {props.selectionBar(selected)}
              </OnDemand>
            )}
          </SelectionConsumer>
        </>
      )}
    </>
  );
}

/** The columns as somebody arranged them, and those that are shown, with the row's menu at their end. */
function useArrangedColumns<Row>(all: readonly ListColumn<Row>[], chosen: ListPreferences['columns']) {
  const arranged = useMemo(
    () =>
      arrange(
        all.filter(({ key }) => key !== menuColumn),
        chosen,
      ),
    [all, chosen],
  );
  const columns = useMemo(
    () => [
      ...arranged.filter(({ shown }) => shown).map(({ column }) => column),
      ...all.filter(({ key }) => key === menuColumn),
    ],
    [arranged, all],
  );
  return { arranged, columns };
}
