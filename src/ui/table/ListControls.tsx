import type { ReactNode } from 'react';
import styles from './ListControls.module.css';
import { SearchInput } from './SearchInput.tsx';

interface ListControlsProps extends Omit<Parameters<typeof SearchInput>[0], 'className'> {
  /** What else narrows the list. */
  children?: ReactNode;
  /** At the end of the line: what is done to the list, as exporting it. */
  extra?: ReactNode;
}

/** A list's search, with what else is chosen of it in the same line. */
export function ListControls({ children, extra, ...search }: ListControlsProps) {
  return (
    <search data-screen-only className={styles.controls}>
      <SearchInput {...search} className={styles.find} />
      {children}
      {extra !== undefined && <span className={styles.extra}>{extra}</span>}
    </search>
  );
}
