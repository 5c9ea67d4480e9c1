import { Segmented, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { limits } from '#contract/limits.ts';
import type { ListActions } from './actions/ListActions.ts';
import { ImageList } from './ImageList.tsx';
import type { ListProps } from './ListFrame.tsx';
import styles from './list.module.css';
import { RepositoryList } from './RepositoryList.tsx';
import { SearchBox } from './search/SearchBox.tsx';
import { readPreferences } from './state/listPreferences.ts';
import { addCriteria, type ListView, listViews, switchView } from './state/listState.ts';

interface ListAreaProps extends Omit<ListProps, 'controls'> {
  actions: ListActions;
}

/** The two views, their search box and the rows. */
export function ListArea({ state, onChange, ...list }: ListAreaProps) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
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
            <Segmented<ListView>
              aria-label={t('view.label')}
              style={{ background: token.colorFillSecondary }}
              value={state.view}
              options={listViews.map((value) => ({ value, label: t(`view.${value}`) }))}
              onChange={(view) => onChange((before) => switchView(before, view, readPreferences(view).size))}
            />
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
