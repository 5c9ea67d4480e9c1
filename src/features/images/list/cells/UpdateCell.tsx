import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images/images.ts';
import styles from '../list.module.css';
import { parseTime, TimeCell } from './TimeCell.tsx';

/** When an image was pushed, or first seen where its registry does not say: then that is told before it. */
export function UpdateCell({ image }: { image: Pick<ImageRow, 'ImageUpdate' | 'ImageUpdateIsFirstSeen'> }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const time = <TimeCell time={parseTime(image.ImageUpdate)} />;
  if (!image.ImageUpdateIsFirstSeen) return time;
  // In a narrow column the end of the time may be cut, which stands whole in its title; the mark never is.
  return (
    <span className={styles.firstSeen}>
      <span title={t('firstSeen.why')} style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}>
        {t('firstSeen.mark')}
      </span>{' '}
      {time}
    </span>
  );
}
