import { Button, Tooltip, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images/images.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import styles from '../list.module.css';

/** Whether an image was looked into, why it could not be, and that its registry has ceased to list it. */
export function IntakeState({ image }: { image: ImageRow }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const format = useFormat();
  const gone = image.NotListedSince;
  const stands =
    image.IntakeError === undefined ? (
      <span style={{ color: image.IntakeState === 'FAILED' ? token.colorErrorText : token.colorTextSecondary }}>
        {t(`value.intakeState.${image.IntakeState}`)}
      </span>
    ) : (
      <IntakeFailure error={image.IntakeError} />
    );
  if (gone === undefined) return stands;
  return (
    <span className={styles.lines}>
      {stands}
      <span
        style={{ color: token.colorWarningText, fontSize: token.fontSizeSM }}
        title={t('notListedSince', { time: format.dateTime(gone) })}
      >
        {t('value.notListed.YES')}
      </span>
    </span>
  );
}

/** Why is told to the pointer, the finger and the keyboard alike. */
function IntakeFailure({ error }: { error: NonNullable<ImageRow['IntakeError']> }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const format = useFormat();
  const why = (
    <>
      <div>{error.Message}</div>
      <div>{error.Recommend}</div>
      {error.NextTry !== undefined && <div>{t('nextTry', { time: format.timeUntil(error.NextTry) })}</div>}
    </>
  );
  return (
    <Tooltip title={why} trigger={['hover', 'focus']}>
      <Button type="text" size="small" style={{ padding: 0, color: token.colorErrorText }}>
        {t('value.intakeState.FAILED')}
      </Button>
    </Tooltip>
  );
}
