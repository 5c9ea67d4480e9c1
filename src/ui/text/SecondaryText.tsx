import { theme } from 'antd';
import type { ReactNode } from 'react';

interface SecondaryTextProps {
  /** More, on hover. */
  title?: string;
  children: ReactNode;
}

/** Text that stands behind the rest. antd's Typography would do, at a tenth of what the whole page weighs. */
export function SecondaryText({ title, children }: SecondaryTextProps) {
  const { token } = theme.useToken();
  return (
    <span title={title} style={{ color: token.colorTextSecondary }}>
      {children}
    </span>
  );
}
