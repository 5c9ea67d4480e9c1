import { Alert, Typography } from 'antd';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { limits } from '#contract/limits.ts';
import { useFormat } from '../../../ui/format.ts';
import styles from './connect.module.css';
import type { ConnectControl } from './connectControl.ts';
import { FormSection } from './FormSection.tsx';
import { SpeedField } from './SpeedField.tsx';

const hour = 3_600_000;
/** The example by which a speed is explained. */
const exampleImages = 1000;

/** How many images may come in within an hour, and what that means. */
export function SpeedSection({ control }: { control: ConnectControl }) {
  const { t } = useTranslation('connect');
  const format = useFormat();
  const speed = useWatch({ control, name: 'TransPerHour' });
  return (
    <FormSection question={t('section.speed')}>
      <div className={styles.pair}>
        <SpeedField control={control} />
        {speed !== limits.transPerHour.unlimited && (
          <Typography.Text type="secondary" className={styles.aside ?? ''}>
            {t('hint.speedTime', { time: format.duration((exampleImages / speed) * hour) })}
          </Typography.Text>
        )}
      </div>
      {speed === limits.transPerHour.unlimited && <Alert type="warning" showIcon title={t('hint.unlimited')} />}
    </FormSection>
  );
}
