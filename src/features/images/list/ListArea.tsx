import { Segmented, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { ImageList } from './ImageList.tsx';
import type { ListSource } from './ListEmpty.tsx';
import styles from './list.module.css';
import { type ListState, type ListView, listViews, withCriterion } from './listState.ts';
import { RepositoryList } from './RepositoryList.tsx';
import { SearchBox } from './SearchBox.tsx';
import type { ChangeList } from './useListState.ts';

interface ListAreaProps {
  state: ListState;
  onChange: ChangeList;
  source: ListSource;
  /** Ms. */
  refetchInterval: number;
}

/** The two views, their search box and the rows. */
export function ListArea({ state, onChange, source, refetchInterval }: ListAreaProps) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const List = state.view === 'images' ? ImageList : RepositoryList;
  return (
    <section className={styles.area} aria-label={t(`list.${state.view}`)}>
      <List
        key={state.view}
        state={state}
        onChange={onChange}
        source={source}
        refetchInterval={refetchInterval}
        controls={
          <>
            <Segmented<ListView>
              aria-label={t('view.label')}
              style={{ background: token.colorFillSecondary }}
              value={state.view}
              options={listViews.map((value) => ({ value, label: t(`view.${value}`) }))}
              onChange={(view) => onChange({ view, scanned: null, sort: null })}
            />
            <SearchBox
              view={state.view}
              onAdd={(criterion) => onChange((before) => withCriterion(before, criterion))}
            />
          </>
        }
      />
    </section>
  );
}
