import { theme } from 'antd';
import styles from './overview.module.css';

/** A share of a whole, 0 to 1, as a thin bar. */
export function ShareBar({ share, label }: { share: number; label: string }) {
  const { token } = theme.useToken();
  return (
    <div
      role="img"
      aria-label={label}
      title={label}
      className={styles.bar}
      style={{ background: token.colorFillSecondary }}
    >
      <div
        style={{ width: `${share * 100}%`, height: '100%', background: token.colorPrimary, transition: 'width 0.4s' }}
      />
    </div>
  );
}
