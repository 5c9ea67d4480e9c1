import { UnorderedListOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { accountRegistryTypes } from '#contract/kinds/registryTypes.ts';
import { useCenter } from '../../api/center.ts';
import { ExportButton } from '../../features/exports/ExportButton.tsx';
import { buildRisksRules } from '../../features/images/buildRisks/view/buildRisksState.ts';
import { imageRules } from '../../features/images/details/imageRules.ts';
import { RegistriesTable } from '../../features/registries/RegistriesTable.tsx';
import { useRegistryOverview } from '../../features/registries/useRegistryOverview.ts';
import ScanPage from '../../features/scan/ScanPage.tsx';
import { scanViewOf, scanViews } from '../../features/scan/scanView.ts';
import { topRules } from '../../features/scan/topVulnerabilities/topState.ts';
import { OnDemand } from '../../ui/onDemand/OnDemand.tsx';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';
import { RoleButton } from '../../ui/permission/RoleButton.tsx';
import { LinkNotice } from '../../ui/urlState/LinkNotice.tsx';
import { paths } from '../paths.ts';
import { ImageDrawers } from './ImageDrawers.tsx';
import { RegistryDrawers } from './RegistryDrawers.tsx';
import { drawerRules, editsRegistry, useDrawer, withDrawer } from './useDrawer.ts';
import { useRefetchOnScanProgress } from './useRefetchImages.ts';
import { useScanNow } from './useScanNow.tsx';

const BuildRisksView = lazyPart(() => import('../../features/images/buildRisks/view/BuildRisksView.tsx'));
const ScanSettings = lazyPart(() => import('../../features/scan/settings/ScanSettings.tsx'));

const overIt = {
  view: (view: string) => scanViews.some((known) => known === view),
  ...imageRules,
  ...drawerRules('settings', 'connect', 'edit', ...accountRegistryTypes, 'tasks'),
};

/** What an address may say of each view, and of what opens over it. */
const rules = { vulnerabilities: { ...topRules, ...overIt }, buildRisks: { ...buildRisksRules, ...overIt } };

/** A registry is edited over the settings that list it. */
function showsSettings(params: URLSearchParams): boolean {
  return params.get('drawer') === 'settings' || editsRegistry(params);
}

/** Image Security Scan, with its settings and what opens over it. */
export default function ScanRoute() {
  const { t } = useTranslation(['scan', 'tasks']);
  const center = useCenter();
  const { summary } = useRegistryOverview();
  useRefetchOnScanProgress();
  const { params, show } = useDrawer();
  const { scan, dialog } = useScanNow();
  const imagesWhere = (filter: Record<string, string>) => ({
    pathname: paths.images(center),
    search: `?${new URLSearchParams(filter)}`,
  });
  const imagesWith = (vulnerability: string) => imagesWhere({ q: `cve:${vulnerability}` });
  const editing = editsRegistry(params);
  const tab = editing || params.get('settings') === 'registries' ? 'registries' : 'cycle';
  return (
    <>
      <LinkNotice rules={rules[scanViewOf(params)]} />
      <ScanPage
        actions={
          <>
            <Button onClick={() => show('settings')}>{t('settings')}</Button>
            <Button icon={<UnorderedListOutlined aria-hidden="true" />} onClick={() => show('tasks', { kind: 'scan' })}>
              {t('tasks:open')}
            </Button>
            <RoleButton action="PublicCreateImageScanTask" type="primary" onClick={() => scan({ what: 'kinds' })}>
              {t('scanNow')}
            </RoleButton>
          </>
        }
        ways={{
          scanned: imagesWhere({ scanned: 'true' }),
          notScanned: imagesWhere({ scanned: 'false' }),
          risk: (level) => imagesWhere({ q: `riskLevel:${level}` }),
          secrets: imagesWhere({ q: 'secretStatus:YES' }),
          buildRisks: imagesWhere({ q: 'hcStatus:YES' }),
          running: { search: `?${withDrawer(params, 'tasks', { kind: 'scan' })}` },
        }}
        imagesWith={imagesWith}
        buildRisks={
          <OnDemand>
            <BuildRisksView
              takenIn={summary && summary.TakenInImages > 0}
              imagesWith={(risk) => imagesWhere({ q: `buildRisk:${risk}` })}
              extra={(risks) => (
                <ExportButton
                  action="ExportBuildRisks"
                  params={risks === undefined ? {} : { RiskKey: risks.join(',') }}
                  disabled={risks?.length === 0}
                />
              )}
            />
          </OnDemand>
        }
      />
      {showsSettings(params) && (
        <LazyOverlay onClose={() => show(null)}>
          <ScanSettings
            tab={tab}
            onTab={(settings) => show('settings', { settings })}
            keepsForm={editing ? null : ({ search }) => showsSettings(new URLSearchParams(search))}
            registries={summary?.Registries.map(({ Id, RegistryName }) => ({ id: Id, name: RegistryName })) ?? []}
            registriesTab={
              <RegistriesTable
                imagesOf={({ Id }) => imagesWhere({ q: `instanceId:${Id}` })}
                onEdit={({ Id }) => show('edit', { registry: String(Id) })}
              />
            }
            onClose={() => show(null)}
          />
        </LazyOverlay>
      )}
      <RegistryDrawers onClose={() => show('settings', { settings: 'registries' })} />
      <ImageDrawers onScan={scan} />
      {dialog}
    </>
  );
}
