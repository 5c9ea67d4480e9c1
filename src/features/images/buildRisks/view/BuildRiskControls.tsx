import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type BuildRiskClass,
  type BuildRiskLevel,
  buildRiskClasses,
  buildRiskLevels,
} from '#contract/images/buildRisks.ts';
import { useContractTexts } from '../../../../api/language.ts';
import { leaveSelectOnTab } from '../../../../ui/fields/leaveSelectOnTab.ts';
import { SearchInput } from '../../../../ui/table/SearchInput.tsx';
import styles from '../buildRisks.module.css';
import type { BuildRisksState } from './buildRisksState.ts';

interface BuildRiskControlsProps {
  state: BuildRisksState;
  onChange: (change: Partial<BuildRisksState>) => void;
}

/** What narrows the build risks of all images. */
export function BuildRiskControls({ state, onChange }: BuildRiskControlsProps) {
  const { t } = useTranslation(['buildRisksView', 'common']);
  const contractText = useContractTexts('buildRisks');
  return (
    <search data-screen-only className={styles.controls}>
      <SearchInput
        label={t('find')}
        placeholder={t('view.findPlaceholder')}
        className={styles.find}
        value={state.find}
        onSearch={(find) => onChange({ find })}
      />
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
    </search>
  );
}
