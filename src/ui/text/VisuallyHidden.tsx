import styles from './VisuallyHidden.module.css';

/** Words for those who listen, where those who see need none. */
export function Unseen({ children }: { children: string }) {
  return <span className={styles.unseen}>{children}</span>;
}
