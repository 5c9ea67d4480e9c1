import { SettingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../../../ui/overlay/LazyOverlay.tsx';
import type { ListPreferences } from '../state/listPreferences.ts';
import type { ChangePreferences } from '../state/usePreferences.ts';
import type { ArrangedColumn } from './columnOrder.ts';

const ColumnSettingsDialog = lazyPart(() => import('./ColumnSettingsDialog.tsx'));

interface ColumnSettingsProps {
  columns: readonly ArrangedColumn<{ key: string; title: string }>[];
  density: ListPreferences['density'];
  onChange: ChangePreferences;
}

/** Opens the settings of the list's columns. */
export function ColumnSettings(props: ColumnSettingsProps) {
  const { t } = useTranslation('images');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={<SettingOutlined />}
        aria-label={t('settings.title')}
        aria-haspopup="dialog"
        title={t('settings.title')}
        onClick={() => setOpen(true)}
      />
      {open && (
        <LazyOverlay onClose={() => setOpen(false)}>
          <ColumnSettingsDialog {...props} onClose={() => setOpen(false)} />
        </LazyOverlay>
      )}
    </>
  );
}
