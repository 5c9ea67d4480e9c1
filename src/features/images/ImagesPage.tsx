import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader.tsx';
import styles from './ImagesPage.module.css';
import { ListArea } from './list/ListArea.tsx';
import type { ListSource } from './list/ListEmpty.tsx';
import type { ListState } from './list/listState.ts';
import { useListState } from './list/useListState.ts';
import { OverviewCards, type OverviewFilter } from './overview/OverviewCards.tsx';
import { useOverview } from './overview/useOverview.ts';

interface ImagesPageProps {
  /** What the list needs to know of the registries. */
  source: ListSource;
  /** Upper right: what is done to the assets as a whole. */
  actions: ReactNode;
  /** The third-party area among the cards. */
  registriesCard: ReactNode;
}

/** While images come in, one wants to watch; else now and then is enough. */
const refetchEvery = { syncing: 1000, idle: 30_000 };

/** The Images tab: what the connected registries hold, and how much of it is at risk. */
export default function ImagesPage({ source, actions, registriesCard }: ImagesPageProps) {
  const { t } = useTranslation('images');
  const [state, change] = useListState();
  const refetchInterval = source.syncing ? refetchEvery.syncing : refetchEvery.idle;
  const overview = useOverview(refetchInterval);
  return (
    <div className={styles.page}>
      <PageHeader path={[t('path.assetCenter'), t('path.containerAssets')]} title={t('title')} actions={actions} />
      <div className={styles.cards}>
        <OverviewCards
          overview={overview}
          onFilter={(filter) => change({ ...unfilteredImages, ...stateFor(filter) })}
        />
        <div className={styles.registries}>{registriesCard}</div>
      </div>
      <ListArea state={state} onChange={change} source={source} refetchInterval={refetchInterval} />
    </div>
  );
}

const unfilteredImages: Partial<ListState> = { view: 'images', criteria: [], join: 'AND', scanned: null, sort: null };

function stateFor(filter: OverviewFilter): Partial<ListState> {
  switch (filter.kind) {
    case 'all':
      return {};
    case 'atRisk':
      return { criteria: [{ name: 'riskStatus', value: 'YES' }] };
    case 'level':
      return { criteria: [{ name: 'riskLevel', value: filter.level }] };
    case 'scanned':
      return { scanned: filter.scanned };
  }
}
