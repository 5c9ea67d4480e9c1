import { type Control, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { CycleTaskRow } from '#contract/scans/scanCycles.ts';
import { NumberField } from '../../../ui/fields/NumberField.tsx';
import { RadioField } from '../../../ui/fields/RadioField.tsx';
import { SelectField } from '../../../ui/fields/SelectField.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { type CycleFormOutput, type CycleFormValues, offeredIntervals, textOf } from './cycleForm.ts';
import styles from './settings.module.css';

const hours = Array.from({ length: 25 }, (_, hour) => ({ value: hour, label: `${String(hour).padStart(2, '0')}:00` }));

interface IntervalFieldsProps {
  control: Control<CycleFormValues, unknown, CycleFormOutput>;
  stored: CycleTaskRow | undefined;
}

/** How often, and within which hours a scan may begin. */
export function IntervalFields({ control, stored }: IntervalFieldsProps) {
  const { t } = useTranslation('scanSettings');
  const format = useFormat();
  const every = useWatch({ control, name: 'every' });
  return (
    <>
      <RadioField
        control={control}
        name="every"
        label={t('every')}
        options={[
          ...offeredIntervals(stored).map((interval) => {
            const { IntervalPeriod: count, PeriodUnit } = interval;
            const label = t(PeriodUnit === 'hour' ? 'hours' : 'days', { count, number: format.number(count) });
            return { value: textOf(interval), label };
          }),
          { value: 'other', label: t('otherDays') },
        ]}
      />
      {every === 'other' && <NumberField control={control} name="typedDays" label={t('typedDays')} required />}
      <div className={styles.pair}>
        <SelectField control={control} name="fromHour" label={t('fromHour')} options={hours} />
        <SelectField control={control} name="toHour" label={t('toHour')} options={hours} extra={t('hoursMean')} />
      </div>
    </>
  );
}
