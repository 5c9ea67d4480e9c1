import styles from '../list.module.css';

/** Text that is cut where its column ends, and whole on hover. */
export function CutText({ title, text = title }: { title: string; text?: string }) {
  return (
    <span className={styles.ellipsis} title={title}>
      {text}
    </span>
  );
}
