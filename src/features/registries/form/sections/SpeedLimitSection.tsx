import { Alert, theme } from 'antd';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { limits } from '#contract/limits.ts';
import { CheckboxField } from '../../../../ui/fields/CheckboxField.tsx';
import { FormSection } from '../layout/FormSection.tsx';
import styles from '../layout/form.module.css';
import { SpeedEstimate } from './SpeedEstimate.tsx';
import { SpeedLimitField, type SpeedLimitValues } from './SpeedLimitField.tsx';

interface SpeedLimitSectionProps {
  /** How many different images a test has counted; undefined until then. */
  images: number | undefined;
  /** Some of them may turn out to be no image. */
  atMost: boolean;
  /** What else there is to know. */
  note?: string;
}

/** How many images are taken in per hour at most, and how long that takes; no limit has to be confirmed. Reads the form from its context. */
export function SpeedLimitSection({ images, atMost, note }: SpeedLimitSectionProps) {
  const { t } = useTranslation('registryForm');
  const { token } = theme.useToken();
  const form = useFormContext<SpeedLimitValues>();
  const { control } = form;
  const speed = useWatch({ control, name: 'TransPerHour' });
  return (
    <FormSection title={t('section.speedLimit')}>
      {note !== undefined && (
        <p className={styles.sentence} style={{ color: token.colorTextSecondary }}>
          {note}
        </p>
      )}
      <div className={styles.pair}>
        <SpeedLimitField
          control={control}
          onChanged={() => {
            form.setValue('UnlimitedConfirmed', false);
            form.clearErrors('UnlimitedConfirmed');
          }}
        />
        {typeof speed === 'number' && speed !== limits.transPerHour.unlimited && (
          <SpeedEstimate
            speed={speed}
            images={images}
            atMost={atMost}
            onChoose={(chosen) =>
              form.setValue('TransPerHour', chosen, { shouldDirty: true, shouldTouch: true, shouldValidate: true })
            }
          />
        )}
      </div>
      {speed === limits.transPerHour.unlimited && (
        <>
          <Alert type="warning" showIcon title={t('hint.unlimited')} style={{ marginBottom: 8 }} />
          <CheckboxField control={control} name="UnlimitedConfirmed" label={t('field.UnlimitedConfirmed')} required />
        </>
      )}
    </FormSection>
  );
}
