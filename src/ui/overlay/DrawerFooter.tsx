import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface DrawerFooterProps {
  /** The drawer's foot, where buttons stay in sight; null until that is drawn. */
  footer: HTMLElement | null;
  children: ReactNode;
}

/** The buttons of a drawer's form, drawn at the drawer's foot. */
export function DrawerFooter({ footer, children }: DrawerFooterProps) {
  if (footer === null) return null;
  return createPortal(
    <Flex justify="end" gap="small">
      {children}
    </Flex>,
    footer,
  );
}
