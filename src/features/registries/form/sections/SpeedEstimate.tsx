import { Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { limits } from '#contract/limits.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { intakeTime } from '../../schedule/intakeTime.ts';
import styles from '../layout/form.module.css';

/** The example by which a speed is explained while nothing was counted. */
const exampleImages = 1000;
const day = 86_400_000;
const { min, max } = limits.transPerHour;

/** The lowest speed that takes so many images in within a day: one of the usual ones, else the exact number; null where none does. */
export function lowestWithinADay(images: number): number | null {
  const needed = Math.max(min, Math.ceil(images / 24));
  if (needed > max) return null;
  return limits.transPerHourOptions.find((speed) => speed >= needed) ?? needed;
}

interface SpeedEstimateProps {
  speed: number;
  /** Different images, as the limit counts them. */
  images: number | undefined;
  /** Some may turn out to be no image. */
  atMost: boolean;
  onChoose: (speed: number) => void;
}

/** How long the images take at a speed; where that is more than a day, the lowest speed that is enough. */
export function SpeedEstimate({ speed, images, atMost, onChoose }: SpeedEstimateProps) {
  const { t } = useTranslation('registryForm');
  const format = useFormat();
  const time = intakeTime(images ?? exampleImages, speed);
  const faster = images === undefined || time <= day ? null : lowestWithinADay(images);
  return (
    <div className={styles.aside} role="status">
      <Typography.Text type="secondary">
        {images === undefined
          ? t('hint.speedTime', { time: format.duration(time) })
          : t(atMost ? 'estimate.atMost' : 'estimate.time', {
              count: images,
              images: format.number(images),
              speed: format.number(speed),
              time: format.duration(time),
            })}
      </Typography.Text>
      {faster !== null && (
        <div>
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onChoose(faster)}>
            {t('estimate.withinADay', { speed: format.number(faster) })}
          </Button>
        </div>
      )}
    </div>
  );
}
