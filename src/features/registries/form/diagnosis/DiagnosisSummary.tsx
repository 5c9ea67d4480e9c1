import { Typography } from 'antd';
import type { Diagnosis } from './useDiagnosis.ts';
import { useStandText } from './useSummaryText.ts';

/** How the test stands in one line; screen readers hear it change. */
export function DiagnosisSummary({ diagnosis: { status, stages } }: { diagnosis: Diagnosis }) {
  const standText = useStandText();
  return (
    <Typography.Text role="status" aria-live="polite" type="secondary" style={{ flex: 1, minWidth: 200 }}>
      {standText(status, stages)}
    </Typography.Text>
  );
}
