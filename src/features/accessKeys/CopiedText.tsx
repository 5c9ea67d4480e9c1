import { theme } from 'antd';
import { CopyButton } from '../../ui/text/CopyButton.tsx';
import styles from './accessKeys.module.css';

/** Something to be entered elsewhere as it is, in monospace. */
export function CopiedText({ text, label }: { text: string; label: string }) {
  const { token } = theme.useToken();
  return (
    <span className={styles.copied}>
      <code style={{ fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM }}>{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  );
}
