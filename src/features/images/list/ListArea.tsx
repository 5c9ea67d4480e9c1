import { useTranslation } from 'react-i18next';
import { limits } from '#contract/limits.ts';
import type { ListActions } from './actions/ListActions.ts';
import { ImageList } from './ImageList.tsx';
import type { ListProps } from './ListFrame.tsx';
import styles from './list.module.css';
import { RepositoryList } from './RepositoryList.tsx';
import { SearchBox } from './search/SearchBox.tsx';
import { addCriteria } from './state/listState.ts';
import { ViewSwitch } from './ViewSwitch.tsx';

interface ListAreaProps extends Omit<ListProps, 'controls'> {
  actions: ListActions;
}

/** The rows of images or repositories, with the search box and the switch between views. */
export function ListArea({ state, onChange, ...list }: ListAreaProps) {
  const { t } = useTranslation('images');
  const List = state.view === 'images' ? ImageList : RepositoryList;
  return (
    <section className={styles.area} aria-label={t(`list.${state.view}`)}>
      <List
        key={state.view}
        state={state}
        onChange={onChange}
        {...list}
        controls={
          <>
            <ViewSwitch />
            <SearchBox
              view={state.view}
              registries={list.source.registries}
              room={limits.criteria - state.criteria.length}
              onAdd={(criteria) => onChange((before) => addCriteria(before, criteria))}
              onRemoveLast={() =>
                onChange((before) => ({ ...before, page: 1, criteria: before.criteria.slice(0, -1) }))
              }
            />
          </>
        }
      />
    </section>
  );
}
