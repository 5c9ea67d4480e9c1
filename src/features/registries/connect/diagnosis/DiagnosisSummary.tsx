import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from './useDiagnosis.ts';
import { useEvidenceText } from './useEvidenceText.ts';

/** How the test stands in one line; screen readers hear it change. */
export function DiagnosisSummary({ diagnosis: { status, stages } }: { diagnosis: Diagnosis }) {
  const { t } = useTranslation('diagnosis');
  const evidenceText = useEvidenceText();
  const text = () => {
    if (status === null) return t('summary.none');
    if (status === 'cancelled') return t('summary.cancelled');
    const failed = stages.find(({ Status }) => Status === 'failed');
    if (failed !== undefined) {
      return t('summary.failed', { stage: t(`stage.${failed.Stage}`), message: failed.Error?.Message ?? '' });
    }
    const listing = stages.find(({ Stage }) => Stage === 'listing')?.Evidence;
    if (status === 'passed') {
      return listing === undefined ? t('status.passed') : t('summary.passed', { found: evidenceText(listing, true) });
    }
    const running = stages.find(({ Status }) => Status === 'running');
    return running === undefined ? t('summary.starting') : t('summary.running', { stage: t(`stage.${running.Stage}`) });
  };
  return (
    <Typography.Text role="status" aria-live="polite" type="secondary" style={{ flex: 1, minWidth: 200 }}>
      {text()}
    </Typography.Text>
  );
}
