import { SearchOutlined } from '@ant-design/icons';
import { Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { netType } from '#contract/enums.ts';
import { type Region, regions } from '#contract/regions.ts';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { CopyButton } from '../../../ui/text/CopyButton.tsx';
import { addressesOf, addressFormats, formatAddresses } from './addressFormats.ts';
import styles from './allowlist.module.css';
import type { AllowlistView } from './allowlistView.ts';

interface AllowlistToolbarProps {
  view: AllowlistView;
  onChange: (change: Partial<AllowlistView>) => void;
  choosesNetwork: boolean;
  /** The regions that the table shows: what is copied. */
  shown: readonly Region[];
}

export function AllowlistToolbar({ view, onChange, choosesNetwork, shown }: AllowlistToolbarProps) {
  const { t } = useTranslation('allowlist');
  const number = useFormat().number(new Set(shown.flatMap((region) => addressesOf(region, view.netType))).size);
  return (
    <div data-screen-only className={styles.toolbar}>
      <search className={styles.search}>
        <Input
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          prefix={<SearchOutlined aria-hidden="true" />}
          value={view.search}
          allowClear
          spellCheck={false}
          onChange={(event) => onChange({ search: event.target.value })}
          // It may stand inside a form, which Enter would submit.
          onPressEnter={(event) => event.preventDefault()}
        />
      </search>
      {choosesNetwork && (
        <Segmented
          aria-label={t('network.label')}
          value={view.netType}
          options={[
            { value: netType.internet, label: t('network.internet') },
            { value: netType.vpc, label: t('network.vpc') },
          ]}
          onChange={(chosen) => onChange({ netType: chosen })}
        />
      )}
      <span className={styles.copying}>
        <Select
          aria-label={t('format.label')}
          value={view.format}
          options={addressFormats.map((format) => ({ value: format, label: t(`format.${format}`) }))}
          onChange={(format) => onChange({ format })}
          popupMatchSelectWidth={false}
        />
        <CopyButton
          text={formatAddresses(view.format, shown, view.netType)}
          words={t(shown.length === regions.length ? 'copyAll' : 'copyShown', { number })}
        />
      </span>
    </div>
  );
}
