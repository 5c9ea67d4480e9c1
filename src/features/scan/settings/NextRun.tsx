import { useTranslation } from 'react-i18next';
import type { CycleTaskRow } from '#contract/scans/scanCycles.ts';
import { useFormat } from '../../../ui/format/useFormat.ts';

interface NextRunProps {
  cycle: CycleTaskRow | undefined;
  /** What the form says, saved or not. */
  enabled: boolean;
}

/** When the stored cycle begins its next scan, and of how many images. */
export function NextRun({ cycle, enabled }: NextRunProps) {
  const { t } = useTranslation('scanSettings');
  const format = useFormat();
  if (!enabled) return <>{t('off')}</>;
  if (cycle === undefined || cycle.Enable === 0 || cycle.NextStartTimeStr === 0) return <>{t('onceSaved')}</>;
  return (
    <>
      {t('nextRun', {
        time: format.dateTime(cycle.NextStartTimeStr),
        count: cycle.ImageCount,
        number: format.number(cycle.ImageCount),
      })}
    </>
  );
}
