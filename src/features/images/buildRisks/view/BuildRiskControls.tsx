import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type BuildRiskClass,
  type BuildRiskLevel,
  buildRiskClasses,
  buildRiskLevels,
} from '#contract/images/buildRisks.ts';
import { useContractTexts } from '../../../../api/language.ts';
import { leaveSelectOnTab } from '../../../../ui/fields/leaveSelectOnTab.ts';
import { ListControls } from '../../../../ui/table/ListControls.tsx';
import styles from '../buildRisks.module.css';
import type { BuildRisksState } from './buildRisksState.ts';

interface BuildRiskControlsProps {
  state: BuildRisksState;
  onChange: (change: Partial<BuildRisksState>) => void;
  /** What else is done to the list, as exporting it. */
  extra: ReactNode;
}

/** What narrows the build risks of all images. */
export function BuildRiskControls({ state, onChange, extra }: BuildRiskControlsProps) {
  const { t } = useTranslation(['buildRisksView', 'common']);
  const contractText = useContractTexts('buildRisks');
  return (
    <ListControls
      label={t('find')}
      placeholder={t('view.findPlaceholder')}
      value={state.find}
      onSearch={(find) => onChange({ find })}
      extra={extra}
    >
      <Select<BuildRiskLevel[]>
        mode="multiple"
        onInputKeyDown={leaveSelectOnTab}
        aria-label={t('column.level')}
        placeholder={t('column.level')}
        className={styles.select ?? ''}
        value={[...state.levels]}
        options={buildRiskLevels.map((value) => ({ value, label: t(`common:severity.${value}`) }))}
        onChange={(levels) => onChange({ levels })}
      />
      <Select<BuildRiskClass[]>
        mode="multiple"
        onInputKeyDown={leaveSelectOnTab}
        aria-label={t('column.class')}
        placeholder={t('column.class')}
        className={styles.select ?? ''}
        value={[...state.classes]}
        options={buildRiskClasses.map((value) => ({ value, label: contractText(`buildRisks:class.${value}`) }))}
        onChange={(classes) => onChange({ classes })}
      />
    </ListControls>
  );
}
