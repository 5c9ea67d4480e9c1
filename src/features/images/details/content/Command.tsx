import { Button, theme } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './content.module.css';

/** What of a command is shown at first: about four lines. */
const shown = 320;

/** A command, of which a long one is opened where somebody wants to read it. */
export function Command({ text, isDimmed = false }: { text: string; isDimmed?: boolean }) {
  const { t } = useTranslation('imageContents');
  const { token } = theme.useToken();
  const [isOpen, setIsOpen] = useState(false);
  const isLong = text.length > shown;
  return (
    <>
      <code
        className={styles.code}
        style={{
          fontFamily: token.fontFamilyCode,
          fontSize: token.fontSizeSM,
          ...(isDimmed ? { color: token.colorTextSecondary } : {}),
        }}
      >
        {isLong && !isOpen ? `${text.slice(0, shown)}…` : text}
      </code>
      {isLong && (
        <Button
          type="link"
          size="small"
          className={styles.more ?? ''}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t(isOpen ? 'less' : 'more')}
        </Button>
      )}
    </>
  );
}
