import { App, Drawer } from 'antd';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useRestoreFocus } from './useRestoreFocus.ts';

interface FormDrawerProps {
  title: string;
  onClose: () => void;
  /** The form; gets the place for its buttons, which stay in sight. Null until that is drawn. */
  children: (footer: HTMLElement | null) => ReactNode;
}

/** A drawer that holds one form, its buttons, and what goes wrong with it. */
export function FormDrawer({ title, onClose, children }: FormDrawerProps) {
  const panel = useRef<HTMLDivElement>(null);
  useRestoreFocus();
  const [footer, setFooter] = useState<HTMLDivElement | null>(null);
  // An open drawer keeps the focus inside: errors must be in it to be reached by keyboard.
  const inside = useMemo(() => ({ getContainer: () => panel.current ?? document.body }), []);
  return (
    <Drawer
      open
      title={<span style={{ overflowWrap: 'anywhere' }}>{title}</span>}
      // Two fields side by side; the whole width of a phone.
      size={640}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      panelRef={panel}
      onClose={onClose}
      footer={<div ref={setFooter} />}
    >
      <App component={false} notification={inside}>
        {children(footer)}
      </App>
    </Drawer>
  );
}
