import { type Control, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../ui/fields/NumberField.tsx';
import { RadioField } from '../../../ui/fields/RadioField.tsx';
import { SelectField } from '../../../ui/fields/SelectField.tsx';
import { useFormat } from '../../../ui/format.ts';
import { type CycleFormOutput, type CycleFormValues, offeredDays } from './cycleForm.ts';
import styles from './settings.module.css';

const hours = Array.from({ length: 25 }, (_, hour) => ({ value: hour, label: `${String(hour).padStart(2, '0')}:00` }));

/** How often, and within which hours a scan may begin. */
export function IntervalFields({ control }: { control: Control<CycleFormValues, unknown, CycleFormOutput> }) {
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
          ...offeredDays.map((days) => ({
            value: String(days),
            label: t('days', { count: days, number: format.number(days) }),
          })),
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
