import type { ReactNode } from 'react';
import frame from './frame.module.css';
import styles from './Page.module.css';

/** A page within the frame: its header and its parts, one below the other. */
export function Page({ children }: { children: ReactNode }) {
  return <div className={styles.page}>{children}</div>;
}

interface PageSurfaceProps {
  /** Names the part for who hears the page; absent where its own heading does. */
  label?: string;
  children: ReactNode;
}

/** A part of a page on a surface of its own. */
export function PageSurface({ label, children }: PageSurfaceProps) {
  return (
    <section className={`${frame.frame} ${styles.surface}`} aria-label={label}>
      {children}
    </section>
  );
}
