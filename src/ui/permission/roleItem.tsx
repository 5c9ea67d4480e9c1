import type { MenuProps } from 'antd';
import type { ReactNode } from 'react';
import styles from './permission.module.css';

type MenuItem = NonNullable<NonNullable<MenuProps['items']>[number]>;

type Entry = {
  readonly key: string;
  readonly label: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly title?: string;
  readonly onClick: () => void;
};

/** An entry of a menu; where something forbids it, it says so and does nothing, and the keyboard still comes to it. */
export function roleItem(reason: string | null, entry: Entry): MenuItem {
  if (reason === null) return entry;
  const forbidden = { key: entry.key, disabled: true, tabIndex: -1 };
  return {
    ...forbidden,
    label: (
      <>
        <div>{entry.label}</div>
        <div className={styles.reason}>{reason}</div>
      </>
    ),
  };
}
