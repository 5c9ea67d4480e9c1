import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import styles from './ImagesPage.module.css';
import type { ListActions } from './list/actions/ListActions.ts';
import { ListArea } from './list/ListArea.tsx';
import type { ShownList } from './list/ListFrame.tsx';
import type { ListSource } from './list/listSource.ts';
import { isListView, type OwnView } from './list/state/listState.ts';
import { useListState } from './list/state/useListState.ts';
import { usePageView, ViewSwitch } from './list/ViewSwitch.tsx';
import { OverviewCards } from './overview/OverviewCards.tsx';
import { applyOverviewFilter, isActive } from './overview/overviewFilter.ts';
import { useOverview } from './overview/useOverview.ts';

interface ImagesPageProps {
  /** What the list needs to know of the registries. */
  source: ListSource;
  /** Upper right: what is done to the assets as a whole. */
  actions: ReactNode;
  /** What stands in place of the list; each is given the switch between views. */
  ownViews: Record<OwnView, (controls: ReactNode) => ReactNode>;
  /** The third-party area among the cards. */
  registriesCard: ReactNode;
  /** What rows lead to and can be asked for; the same object while nothing changes, or every cell is drawn anew. */
  listActions: ListActions;
  /** The end of the list's toolbar; is told what the list shows. */
  listExtra?: (shown: ShownList) => ReactNode;
}

/** While images come in, one wants to watch; else now and then is enough. */
const refetchEvery = { syncing: 1000, idle: 30_000 };

/** The Images tab: what the connected registries hold, and how much of it is at risk. */
export default function ImagesPage({ source, actions, listActions, listExtra, ...others }: ImagesPageProps) {
  const { t } = useTranslation('images');
  const [state, change] = useListState();
  const view = usePageView();
  const refetchInterval = source.syncing ? refetchEvery.syncing : refetchEvery.idle;
  const overview = useOverview(refetchInterval);
  return (
    <div className={styles.page}>
      <PageHeader path={[t('path.assetCenter'), t('path.containerAssets')]} title={t('title')} actions={actions} />
      <div className={styles.cards}>
        <OverviewCards
          overview={overview}
          isShown={(filter) => isListView(view) && isActive(state, filter)}
          onFilter={(filter) => change((before) => applyOverviewFilter(before, filter))}
        />
        <div className={styles.registries}>{others.registriesCard}</div>
      </div>
      {isListView(view) ? (
        <ListArea
          state={state}
          onChange={change}
          source={source}
          refetchInterval={refetchInterval}
          actions={listActions}
          extra={listExtra}
        />
      ) : (
        others.ownViews[view](<ViewSwitch />)
      )}
    </div>
  );
}
