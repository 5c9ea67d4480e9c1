import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRegionName } from '../../../../ui/format/useRegionName.ts';
import styles from './diagnosis.module.css';
import { StageList, type StageListProps } from './StageList.tsx';
import { regionsIn, statusOf } from './stagesByRegion.ts';
import { useStandText } from './useSummaryText.ts';

/** The stages of each region that was tested, closed where all is well; a registry that is one has its stages alone. */
export function RegionStages({ stages, ...list }: Omit<StageListProps, 'label'>) {
  const { t } = useTranslation('diagnosis');
  const { token } = theme.useToken();
  const regionName = useRegionName();
  const standText = useStandText();
  const regions = regionsIn(stages);
  if (regions.length <= 1) return <StageList label={t('stages')} stages={stages} {...list} />;
  return (
    <ul aria-label={t('regions')} className={styles.stages}>
      {regions.map(({ regionId, stages: own }) => {
        const status = statusOf(own);
        const color = status === 'failed' ? token.colorErrorText : token.colorTextSecondary;
        return (
          <li key={regionId}>
            <details open={status === 'failed'}>
              <summary className={styles.region}>
                {regionName(regionId)} <span style={{ color }}>{standText(status, own)}</span>
              </summary>
              <StageList label={t('stagesOf', { region: regionName(regionId) })} stages={own} {...list} />
            </details>
          </li>
        );
      })}
    </ul>
  );
}
