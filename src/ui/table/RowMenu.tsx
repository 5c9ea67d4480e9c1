import { MoreOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import styles from './RowMenu.module.css';

export interface RowMenuState {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

interface RowMenuProps {
  label: string;
  /** The menu itself, drawn once it is first opened: a hundred of them would be half of what a page of rows costs. */
  children: (state: RowMenuState) => ReactNode;
}

/** The button that opens what can be done with one row. */
export function RowMenu({ label, children }: RowMenuProps) {
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const onOpenChange = (wanted: boolean) => {
    setOpen(wanted);
    // The menu hangs on no button of its own, so it cannot give the keyboard back.
    if (!wanted) button.current?.focus();
  };
  return (
    <span className={styles.menu}>
      <Button
        ref={button}
        type="text"
        size="small"
        icon={<MoreOutlined />}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          setUsed(true);
          setOpen(true);
        }}
      />
      {used && children({ open, onOpenChange })}
    </span>
  );
}
