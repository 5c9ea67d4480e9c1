import { Alert, Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { UnsavedChangesGuard } from '../unsaved/UnsavedChangesGuard.tsx';
import { DrawerFooter } from './DrawerFooter.tsx';

interface ShownOnceProps {
  /** That it is told once, and what to do with it. */
  warning: { readonly title: string; readonly text: string };
  /** Asked of whoever leaves, by whichever way. */
  question: { readonly title: string; readonly text: string; readonly leave: string; readonly stay: string };
  done: string;
  className: string | undefined;
  /** Where the button stays in sight; null before the drawer is there. */
  footer: HTMLElement | null;
  onClose: () => void;
  children: ReactNode;
}

/** What nobody can be told again, such as a secret: whoever leaves is asked whether it is kept. */
export function ShownOnce({ warning, question, done, className, footer, onClose, children }: ShownOnceProps) {
  const start = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone.
  useEffect(() => start.current?.focus(), []);
  return (
    <div ref={start} tabIndex={-1} className={className}>
      <Alert type="warning" showIcon role="alert" title={warning.title} description={warning.text} />
      {children}
      <UnsavedChangesGuard mayLeave={() => false} question={question} />
      <DrawerFooter footer={footer}>
        <Button onClick={onClose}>{done}</Button>
      </DrawerFooter>
    </div>
  );
}
