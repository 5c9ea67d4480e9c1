import { Checkbox, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Severity, severities } from '#contract/enums.ts';
import { limits } from '#contract/limits.ts';
import styles from './scan.module.css';
import type { TopState } from './topState.ts';

interface TopControlsProps {
  state: TopState;
  onChange: (change: Partial<TopState>) => void;
}

export function TopControls({ state, onChange }: TopControlsProps) {
  const { t } = useTranslation(['scan', 'common']);
  const [text, setText] = useState(state.find);
  useEffect(() => setText(state.find), [state.find]);
  return (
    <search className={styles.controls}>
      <Input.Search
        aria-label={t('top.find')}
        placeholder={t('top.findPlaceholder')}
        className={styles.find ?? ''}
        value={text}
        maxLength={limits.text.searchText}
        allowClear
        onChange={(event) => setText(event.target.value)}
        onSearch={(value) => onChange({ find: value.trim() })}
      />
      <Select<Severity[]>
        mode="multiple"
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
    </search>
  );
}
