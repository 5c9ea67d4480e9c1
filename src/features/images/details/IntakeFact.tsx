import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { serverNow } from '../../../api/serverClock.ts';
import { RelativeTime } from '../../../ui/format/RelativeTime.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import styles from './details.module.css';

/** How an image's intake stands: when it was taken in, when its turn is expected, or why it failed and what to do. */
export function IntakeFact({ detail }: { detail: ResponseOf<'DescribeImageDetail'> }) {
  const { t } = useTranslation(['details', 'images']);
  const { token } = theme.useToken();
  const format = useFormat();
  const { Image: image, IntakeExpected: expected } = detail;
  const state = t(`images:value.intakeState.${image.IntakeState}`);
  if (image.IntakeState === 'WAITING') {
    if (expected === undefined) return state;
    const soon = expected <= serverNow();
    return soon ? t('intake.next') : t('intake.expected', { time: format.timeUntil(expected) });
  }
  if (image.IntakeError === undefined) {
    return image.IntakeTime === undefined ? state : <RelativeTime time={image.IntakeTime} />;
  }
  const { Code, Message, Recommend, NextTry } = image.IntakeError;
  return (
    <span className={styles.failure}>
      <span style={{ color: token.colorErrorText }}>{Message}</span>
      <span>{Recommend}</span>
      <span style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}>
        <code style={{ fontFamily: token.fontFamilyCode }}>{Code}</code>
        {NextTry !== undefined && <> · {t('images:nextTry', { time: format.timeUntil(NextTry) })}</>}
      </span>
    </span>
  );
}
