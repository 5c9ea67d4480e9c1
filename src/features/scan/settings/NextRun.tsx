import { useTranslation } from 'react-i18next';
import type { CycleTaskRow } from '#contract/scanCycles.ts';
import { useFormat } from '../../../ui/format.ts';

/** When the stored cycle begins its next scan, and of how many images. */
export function NextRun({ cycle }: { cycle: CycleTaskRow | undefined }) {
  const { t } = useTranslation('scanSettings');
  const format = useFormat();
  if (cycle === undefined || cycle.Enable === 0 || cycle.NextStartTimeStr === 0) return <>{t('off')}</>;
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
