import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { limits } from '#contract/limits.ts';
import { syncScheduleTypes, weekdays } from '#contract/syncSchedule.ts';
import { readToken } from '#contract/typedText.ts';
import { NumberField } from '../../../../ui/fields/NumberField.tsx';
import { RadioField } from '../../../../ui/fields/RadioField.tsx';
import { SelectField } from '../../../../ui/fields/SelectField.tsx';
import { TextField } from '../../../../ui/fields/TextField.tsx';
import { useServerTimeZone, useWeekdayName } from '../../schedule/useScheduleText.ts';
import { FormSection } from '../layout/FormSection.tsx';
import styles from '../layout/form.module.css';
import type { ScheduleFormValues } from '../values/scheduleValues.ts';

/** `2:5` and full-width digits are a time too, for whoever types them. */
function readTime(typed: string): string {
  const [, hour, minute] = /^(\d{1,2})[:.：](\d{1,2})$/.exec(readToken(typed)) ?? [];
  return hour === undefined || minute === undefined
    ? readToken(typed)
    : `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

/** When the registry is synchronized by itself, by the server's clock. Reads the form from its context. */
export function ScheduleSection() {
  const { t } = useTranslation('registryForm');
  const { control } = useFormContext<ScheduleFormValues>();
  const weekday = useWeekdayName();
  const timeZone = useServerTimeZone() ?? '…';
  const type = useWatch({ control, name: 'SyncSchedule.Type' });
  return (
    <FormSection title={t('section.schedule')}>
      <RadioField
        control={control}
        name="SyncSchedule.Type"
        label={t('field.ScheduleType')}
        options={syncScheduleTypes.map((value) => ({ value, label: t(`option.schedule.${value}`) }))}
        extra={t(`hint.schedule.${type}`, { timeZone })}
      />
      {type === 'hours' && (
        <div className={styles.pair}>
          <NumberField
            control={control}
            name="SyncSchedule.Hours"
            label={t('field.ScheduleHours')}
            required
            extra={t('hint.scheduleHours', { min: limits.syncHours.min, max: limits.syncHours.max })}
          />
        </div>
      )}
      {type === 'weekly' && (
        <div className={styles.pair}>
          <SelectField
            control={control}
            name="SyncSchedule.Day"
            label={t('field.ScheduleDay')}
            required
            options={weekdays.map((value) => ({ value, label: weekday(value) }))}
          />
          <TextField
            control={control}
            name="SyncSchedule.Time"
            label={t('field.ScheduleTime')}
            required
            read={readTime}
            placeholder="02:00"
          />
        </div>
      )}
    </FormSection>
  );
}
