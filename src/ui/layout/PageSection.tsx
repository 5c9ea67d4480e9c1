import { theme } from 'antd';
import type { ReactNode } from 'react';
import frame from './frame.module.css';
import styles from './PageSection.module.css';

interface PageSectionProps {
  title: string;
  /** Beside the title: as of when, or over how much, the rest is true. */
  note?: ReactNode;
  children: ReactNode;
}

/** A part of a page in a frame of its own, with its heading. */
export function PageSection({ title, note, children }: PageSectionProps) {
  const { token } = theme.useToken();
  return (
    <section aria-label={title} className={`${frame.frame} ${styles.section}`}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {note !== undefined && <span style={{ color: token.colorTextSecondary }}>{note}</span>}
      </div>
      {children}
    </section>
  );
}
