import { Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import styles from '../layout/form.module.css';
import { lowestWithinADay, timeFor } from './estimate.ts';

/** The example by which a speed is explained while nothing was counted. */
const exampleImages = 1000;
const day = 86_400_000;

interface SpeedEstimateProps {
  speed: number;
  images: number | undefined;
  onChoose: (speed: number) => void;
}

/** How long the images take at a speed; where that is more than a day, the lowest speed that is enough. */
export function SpeedEstimate({ speed, images, onChoose }: SpeedEstimateProps) {
  const { t } = useTranslation('registryForm');
  const format = useFormat();
  const time = timeFor(images ?? exampleImages, speed);
  const faster = images === undefined || time <= day ? null : lowestWithinADay(images);
  return (
    <div className={styles.aside} role="status">
      <Typography.Text type="secondary">
        {images === undefined
          ? t('hint.speedTime', { time: format.duration(time) })
          : t('estimate.time', {
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
