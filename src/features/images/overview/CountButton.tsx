import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format/useFormat.ts';
import styles from './overview.module.css';

interface CountButtonProps {
  /** Undefined until known. */
  count: number | undefined;
  /** What is counted, for those who do not see where a bare number stands. */
  name: string;
  /** Shown in place of the bare number. */
  words?: string;
  large?: boolean;
  /** Whether the list shows these rows right now. */
  pressed: boolean;
  onClick: () => void;
}

/** A number that leads to the rows behind it. */
export function CountButton({ count, name, words, large = false, pressed, onClick }: CountButtonProps) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const format = useFormat();
  if (count === undefined) {
    return (
      <span
        aria-hidden="true"
        className={large ? styles.boneLarge : styles.bone}
        style={{ background: token.colorFillSecondary }}
      />
    );
  }
  return (
    <button
      type="button"
      className={`${styles.count} ${pressed ? styles.pressed : ''}`}
      aria-pressed={pressed}
      style={{
        color: large ? token.colorText : token.colorTextSecondary,
        fontSize: large ? token.fontSizeHeading4 : token.fontSize,
        fontWeight: large ? token.fontWeightStrong : 'normal',
        lineHeight: large ? '30px' : '22px',
        background: pressed ? token.controlItemBgActive : 'none',
      }}
      {...(words === undefined
        ? { 'aria-label': t('overview.show', { what: name, number: format.number(count) }) }
        : {})}
      onClick={onClick}
    >
      {words ?? format.number(count)}
    </button>
  );
}
