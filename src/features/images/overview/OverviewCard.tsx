import { theme } from 'antd';
import { type ReactNode, useId } from 'react';
import styles from './overview.module.css';

/** A quiet frame with a heading. */
export function OverviewCard({ title, children }: { title: string; children: ReactNode }) {
  const { token } = theme.useToken();
  const heading = useId();
  return (
    <section
      aria-labelledby={heading}
      className={styles.card}
      style={{
        background: token.colorBgContainer,
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: token.borderRadiusLG,
      }}
    >
      <h2 id={heading} className={styles.title} style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}>
        {title}
      </h2>
      {children}
    </section>
  );
}
