import { theme } from 'antd';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import styles from './forwarding.module.css';

/** Lines to paste into a shell; long ones wrap on screen and stay whole when copied. */
export function CommandBlock({ lines, label }: { lines: readonly string[]; label: string }) {
  const { token } = theme.useToken();
  return (
    <div className={styles.block}>
      <ol className={styles.lines} aria-label={label}>
        {lines.map((line) => (
          <li key={line}>
            <code style={{ fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM }}>{line}</code>
          </li>
        ))}
      </ol>
      <CopyButton text={lines.join('\n')} label={label} />
    </div>
  );
}
