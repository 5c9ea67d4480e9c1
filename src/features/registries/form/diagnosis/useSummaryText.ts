import { useTranslation } from 'react-i18next';
import type { DiagnosisStage } from '#contract/registries/diagnosis.ts';
import { useRegionName } from '../../../../ui/format/useRegionName.ts';
import { stagesByRegion, totalListed } from './stagesByRegion.ts';
import type { Diagnosis } from './useDiagnosis.ts';
import { useStageResultText } from './useStageResultText.ts';

/** How a test stands, or one region's part of it, in one line. */
export function useSummaryText(): (status: Diagnosis['status'], stages: readonly DiagnosisStage[]) => string {
  const { t } = useTranslation('diagnosis');
  const stageResultText = useStageResultText();
  const regionName = useRegionName();
  return (status, stages) => {
    if (status === null) return t('summary.none');
    if (status === 'cancelled') return t('summary.cancelled');
    const running = stages.find(({ Status }) => Status === 'running');
    if (status === 'running' && running !== undefined) {
      return t('summary.running', { stage: t(`stage.${running.Stage}`) });
    }
    const failed = stages.find(({ Status }) => Status === 'failed');
    if (failed !== undefined) {
      const what = { stage: t(`stage.${failed.Stage}`), message: failed.Error?.Message ?? '' };
      const { RegionId: region } = failed;
      return region === undefined || stagesByRegion(stages).length === 1
        ? t('summary.failed', what)
        : t('summary.failedIn', { ...what, region: regionName(region) });
    }
    if (status !== 'passed') return t('summary.starting');
    const listed = totalListed(stages);
    return listed === undefined ? t('status.passed') : t('summary.passed', { found: stageResultText(listed, true) });
  };
}
