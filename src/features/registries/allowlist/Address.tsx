import { theme } from 'antd';
import { CopyButton } from '../../../ui/text/CopyButton.tsx';
import styles from './allowlist.module.css';

/** One address with Copy; `hit` marks it as what the search is about. */
export function Address({ value, hit }: { value: string; hit: boolean }) {
  const { token } = theme.useToken();
  const code = <code style={{ fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM }}>{value}</code>;
  return (
    <li className={styles.address}>
      {hit ? <mark className={styles.hit}>{code}</mark> : code}
      <span className={styles.copy}>
        <CopyButton text={value} label={value} />
      </span>
    </li>
  );
}
