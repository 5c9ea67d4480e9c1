import type { ReactNode } from 'react';
import styles from './Card.module.css';
import frame from './frame.module.css';

interface CardProps {
  title: string;
  className: string | undefined;
  /** Draws the heading's row where more stands in it. */
  header?: (heading: ReactNode) => ReactNode;
  children: ReactNode;
}

/** A framed part of a page under a quiet heading. */
export function Card({ title, className, header = (heading) => heading, children }: CardProps) {
  return (
    <section aria-label={title} className={`${frame.frame} ${className}`}>
      {header(<h2 className={styles.title}>{title}</h2>)}
      {children}
    </section>
  );
}
