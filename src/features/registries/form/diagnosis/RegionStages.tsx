import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRegionName } from '../../../../ui/format/useRegionName.ts';
import styles from './diagnosis.module.css';
import { StageList, type StageListProps } from './StageList.tsx';
import { regionStatus, stagesByRegion } from './stagesByRegion.ts';
import { useSummaryText } from './useSummaryText.ts';

/** The stages of each region that was tested, closed where all is well; a registry that is one has its stages alone. */
export function RegionStages({ stages, ...list }: Omit<StageListProps, 'label'>) {
  const { t } = useTranslation('diagnosis');
  const { token } = theme.useToken();
  const regionName = useRegionName();
  const summaryText = useSummaryText();
  const regions = stagesByRegion(stages);
  if (regions.length <= 1) return <StageList label={t('stages')} stages={stages} {...list} />;
  return (
    <ul aria-label={t('regions')} className={styles.stages}>
      {regions.map(({ regionId, stages: own }) => {
        const status = regionStatus(own);
        const color = status === 'failed' ? token.colorErrorText : token.colorTextSecondary;
        return (
          <li key={regionId}>
            <details open={status === 'failed'}>
              <summary className={styles.region}>
                {regionName(regionId)} <span style={{ color }}>{summaryText(status, own)}</span>
              </summary>
              <StageList label={t('stagesOf', { region: regionName(regionId) })} stages={own} {...list} />
            </details>
          </li>
        );
      })}
    </ul>
  );
}
