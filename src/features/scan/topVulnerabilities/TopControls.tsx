import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Severity, severities } from '#contract/enums.ts';
import { leaveSelectOnTab } from '../../../ui/fields/leaveSelectOnTab.ts';
import { ListControls } from '../../../ui/table/ListControls.tsx';
import styles from '../scan.module.css';
import type { TopState } from './topState.ts';

interface TopControlsProps {
  state: TopState;
  onChange: (change: Partial<TopState>) => void;
}

export function TopControls({ state, onChange }: TopControlsProps) {
  const { t } = useTranslation(['scan', 'common']);
  return (
    <ListControls
      label={t('top.find')}
      placeholder={t('top.findPlaceholder')}
      value={state.find}
      onSearch={(find) => onChange({ find })}
    >
      <Select<Severity[]>
        mode="multiple"
        onInputKeyDown={leaveSelectOnTab}
        aria-label={t('top.severity')}
        placeholder={t('top.severity')}
        className={styles.severities ?? ''}
        value={[...state.severities]}
        options={severities.map((value) => ({ value, label: t(`common:severity.${value}`) }))}
        onChange={(chosen) => onChange({ severities: chosen })}
      />
      <Checkbox checked={state.fixable} onChange={({ target }) => onChange({ fixable: target.checked })}>
        {t('top.fixableOnly')}
      </Checkbox>
    </ListControls>
  );
}
