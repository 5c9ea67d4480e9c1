import { theme } from 'antd';
import type { ReactNode } from 'react';
import styles from './form.module.css';

interface HelpProps {
  title: string;
  open?: boolean;
  /** Called when it is opened. */
  onOpen?: () => void;
  children: ReactNode;
}

/** Help beside the fields that it is about, closed until wanted. */
export function Help({ title, open = false, onOpen, children }: HelpProps) {
  const { token } = theme.useToken();
  return (
    <details
      className={styles.help}
      open={open}
      style={{ fontSize: token.fontSizeSM }}
      onToggle={(event) => event.currentTarget.open && onOpen?.()}
    >
      <summary style={{ color: token.colorLink }}>{title}</summary>
      <div className={styles.answer} style={{ color: token.colorTextSecondary, borderColor: token.colorBorder }}>
        {children}
      </div>
    </details>
  );
}
