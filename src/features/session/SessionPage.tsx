import { theme } from 'antd';
import type { ReactNode } from 'react';
import styles from './session.module.css';

interface SessionPageProps {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}

/** One card in the middle: the shape of signing in and of setting up. */
export function SessionPage({ title, intro, children }: SessionPageProps) {
  const { token } = theme.useToken();
  return (
    <div className={styles.page}>
      <title>{`${title} · Mooring`}</title>
      <section
        className={styles.card}
        style={{ background: token.colorBgContainer, borderColor: token.colorBorderSecondary }}
      >
        <h1 className={styles.title} style={{ fontSize: token.fontSizeHeading4 }}>
          {title}
        </h1>
        {intro && (
          <p className={styles.intro} style={{ color: token.colorTextSecondary }}>
            {intro}
          </p>
        )}
        {children}
      </section>
    </div>
  );
}
