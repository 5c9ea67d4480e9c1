import { Typography } from 'antd';
import type { Diagnosis } from './useDiagnosis.ts';
import { useSummaryText } from './useSummaryText.ts';

/** How the test stands in one line; screen readers hear it change. */
export function DiagnosisSummary({ diagnosis: { status, stages } }: { diagnosis: Diagnosis }) {
  const summaryText = useSummaryText();
  return (
    <Typography.Text role="status" aria-live="polite" type="secondary" style={{ flex: 1, minWidth: 200 }}>
      {summaryText(status, stages)}
    </Typography.Text>
  );
}
