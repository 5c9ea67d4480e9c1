import styles from './VisuallyHidden.module.css';

/** Words for those who listen, where those who see need none. */
export function VisuallyHidden({ children }: { children: string }) {
  return <span className={styles.hidden}>{children}</span>;
}
