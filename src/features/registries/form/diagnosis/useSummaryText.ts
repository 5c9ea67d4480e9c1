import { useTranslation } from 'react-i18next';
import type { DiagnosisStage } from '#contract/registries/diagnosis.ts';
import { useRegionName } from '../../../../ui/format/useRegionName.ts';
import { listedIn, regionsIn } from './stagesByRegion.ts';
import type { Diagnosis } from './useDiagnosis.ts';
import { useEvidenceText } from './useStageResultText.ts';

/** How a test stands, or one region's part of it, in one line. */
export function useStandText(): (status: Diagnosis['status'], stages: readonly DiagnosisStage[]) => string {
  const { t } = useTranslation('diagnosis');
  const evidenceText = useEvidenceText();
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
      return region === undefined || regionsIn(stages).length === 1
        ? t('summary.failed', what)
        : t('summary.failedIn', { ...what, region: regionName(region) });
    }
    if (status !== 'passed') return t('summary.starting');
    const listed = listedIn(stages);
    return listed === undefined ? t('status.passed') : t('summary.passed', { found: evidenceText(listed, true) });
  };
}
