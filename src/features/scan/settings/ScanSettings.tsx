import { ConfigProvider, Drawer, Flex, Skeleton, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { useRestoreFocus } from '../../../ui/overlay/useRestoreFocus.ts';
import { RoleNeeded } from '../../../ui/permission/RoleNeeded.tsx';
import { useForbidden } from '../../../ui/permission/useForbidden.ts';
import { CycleForm } from './CycleForm.tsx';

export const settingsTabs = ['cycle', 'registries'] as const;
export type SettingsTab = (typeof settingsTabs)[number];

interface ScanSettingsProps extends CycleTabProps {
  tab: SettingsTab;
  onTab: (tab: SettingsTab) => void;
  /** The connected registries, with what can be done to them. */
  registriesTab: ReactNode;
  onClose: () => void;
}

/** Scan settings: the cycle, and the registries that there are to scan. */
export default function ScanSettings({ tab, onTab, registriesTab, onClose, ...cycle }: ScanSettingsProps) {
  const { t } = useTranslation('scanSettings');
  useRestoreFocus();
  return (
    <Drawer open title={t('title')} size={720} styles={{ wrapper: { maxWidth: '100vw' } }} onClose={onClose}>
      <Tabs
        activeKey={tab}
        onChange={(key) => onTab(key === 'registries' ? 'registries' : 'cycle')}
        items={[
          { key: 'cycle', label: t('tab.cycle'), children: <CycleTab {...cycle} /> },
          { key: 'registries', label: t('tab.registries'), children: registriesTab },
        ]}
      />
    </Drawer>
  );
}

type CycleTabProps = Pick<Parameters<typeof CycleForm>[0], 'registries' | 'keepsForm'>;

function CycleTab(props: CycleTabProps) {
  const reason = useForbidden()('ModifyCycleTask');
  const { known, cycle, dayNum, error, retry } = useCycle();
  if (error !== null && !known) return <ErrorPanel error={error} onRetry={retry} />;
  if (!known || dayNum === undefined) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  // Another cycle is another form; the same one keeps what is being typed while it is read anew.
  const form = <CycleForm key={cycle?.ConfigId ?? 'new'} cycle={cycle} dayNum={dayNum} {...props} />;
  if (reason === null) return form;
  return (
    <Flex vertical gap="middle">
      <RoleNeeded reason={reason} />
      <ConfigProvider componentDisabled>{form}</ConfigProvider>
    </Flex>
  );
}

/** The scan cycle of the data centre, the oldest where scripts made several, and the scan time range. */
function useCycle() {
  const cycles = useActionQuery('DescribeCycleTaskList', { TaskType: 'IMAGE_SCAN', PageSize: 100 });
  const range = useActionQuery('GetRegistryScanDayNum', {});
  return {
    known: cycles.data !== undefined && range.data !== undefined,
    cycle: cycles.data?.CycleScheduleResponseList.toSorted((a, b) => Number(a.ConfigId) - Number(b.ConfigId))[0],
    dayNum: range.data?.ScanDayNumConfig.ScanDayNum,
    error: cycles.error ?? range.error,
    retry: () => {
      void cycles.refetch();
      void range.refetch();
    },
  };
}
