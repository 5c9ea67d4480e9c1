import { UnorderedListOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { registryStates } from '#contract/enums.ts';
import { accountRegistryTypes, registryTypes } from '#contract/kinds/registryTypes.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { ExportButton } from '../../features/exports/ExportButton.tsx';
import { imageRules } from '../../features/images/details/imageRules.ts';
import ImagesPage from '../../features/images/ImagesPage.tsx';
import { useComparePath } from '../../features/images/links/comparePath.ts';
import { useImageLink } from '../../features/images/links/imageLink.ts';
import type { ShownList } from '../../features/images/list/ListFrame.tsx';
import { imagesFilter, repositoriesFilter } from '../../features/images/list/state/listRequests.ts';
import { isListView, listRules, pageViewOf, parseListState } from '../../features/images/list/state/listState.ts';
import { RegistriesCard } from '../../features/registries/RegistriesCard.tsx';
import { SyncAssetsButton } from '../../features/registries/SyncAssetsButton.tsx';
import { useRegistryOverview } from '../../features/registries/useRegistryOverview.ts';
import { OnDemand } from '../../ui/onDemand/OnDemand.tsx';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { LinkNotice } from '../../ui/urlState/LinkNotice.tsx';
import { useUrlParams } from '../../ui/urlState/useUrlParams.ts';
import { ImageDrawers } from './ImageDrawers.tsx';
import { RegistryDrawers } from './RegistryDrawers.tsx';
import { drawerRules, useDrawer } from './useDrawer.ts';
import { useListSource } from './useListSource.ts';
import { useRefetchOnRegistryChange, useRefetchOnScanProgress } from './useRefetchImages.ts';
import { useScanNow } from './useScanNow.tsx';

const BaseImagesView = lazyPart(() => import('../../features/bases/BaseImagesView.tsx'));
const RegistriesView = lazyPart(() => import('../../features/registries/list/RegistriesView.tsx'));

const drawers = drawerRules('connect', 'edit', 'registry', ...accountRegistryTypes, 'tasks');

/** Saves the rows that the list shows, all its pages in its order. */
const exportOf = ({ state, total }: ShownList) => {
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
};

/** The Images tab, put together from its features. */
export default function ImagesRoute() {
  const { t } = useTranslation('tasks');
  const { params, show } = useDrawer();
  const [, setParams] = useUrlParams();
  const { scan, dialog } = useScanNow();
  const connect = () => show('connect');
  const listActions = useMemo(() => ({ onScan: scan }), [scan]);
  const showsList = isListView(pageViewOf(params));
  const opens = { ...imageRules, ...drawers };
  const criteria = showsList ? parseListState(params).criteria : [];
  const only = criteria.length === 1 ? criteria[0] : undefined;
  const isOnly = (name: string, value: string) => only?.name === name && only.value === value;
  const shownState = registryStates.find((state) => isOnly('registryState', state));
  const registries = useRegistryOverview(shownState);
  useRefetchOnRegistryChange(registries);
  useRefetchOnScanProgress();
  const source = useListSource(registries, connect);
  const open = ({ Id }: RegistryRow) => show('registry', { registry: String(Id) });
  const edit = ({ Id }: RegistryRow) => show('edit', { registry: String(Id) });
  const showImages = (name: string, value: string) => setParams(() => new URLSearchParams({ q: `${name}:${value}` }));
  const imagesWith = (...wanted: string[]) => ({ search: `?${new URLSearchParams(wanted.map((q) => ['q', q]))}` });
  const imageLink = useImageLink();
  const comparison = useComparePath();
  /** What is pressed once more shows all images again. */
  const toggle = (name: string, value: string) => {
    if (isOnly(name, value)) setParams(() => new URLSearchParams());
    else showImages(name, value);
  };
  return (
    <>
      {showsList && <LinkNotice rules={{ ...listRules(params), ...opens }} />}
      <ImagesPage
        source={source}
        listActions={listActions}
        listExtra={exportOf}
        actions={
          <>
            <SyncAssetsButton registries={registries} />
            <Button icon={<UnorderedListOutlined aria-hidden="true" />} onClick={() => show('tasks')}>
              {t('open')}
            </Button>
          </>
        }
        ownViews={{
          registries: (controls) => (
            <OnDemand>
              <RegistriesView
                controls={controls}
                otherRules={opens}
                summary={registries.summary}
                onAdd={connect}
                onOpen={open}
                onEdit={edit}
                imagesWith={imagesWith}
              />
            </OnDemand>
          ),
          bases: (controls) => (
            <OnDemand>
              <BaseImagesView
                controls={controls}
                otherRules={opens}
                registries={source.registries}
                links={{ image: imageLink, imagesWith, comparison }}
              />
            </OnDemand>
          ),
        }}
        registriesCard={
          <RegistriesCard
            registries={registries}
            onAdd={(account) => show(account ?? 'connect')}
            onOpen={open}
            onEdit={edit}
            onShowAll={() => setParams(() => new URLSearchParams({ view: 'registries' }))}
            onShowImages={({ Id }) => showImages('instanceId', String(Id))}
            shownType={registryTypes.find((type) => isOnly('registryType', type))}
            onShowType={(type) => toggle('registryType', type)}
            shownState={shownState}
            onShowState={(state) => toggle('registryState', state)}
          />
        }
      />
      <RegistryDrawers onClose={() => show(null)} />
      <ImageDrawers onScan={scan} />
      {dialog}
    </>
  );
}
