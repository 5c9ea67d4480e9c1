import type { ReactNode } from 'react';
import { UnsavedChangesGuard } from '../unsaved/UnsavedChangesGuard.tsx';
import { DrawerFooter } from './DrawerFooter.tsx';

interface FormFrameProps {
  /** Ties the buttons, which stand elsewhere, to the form. */
  id: string;
  className: string | undefined;
  onSubmit: () => void;
  /** Asked when somebody leaves. */
  mayLeave: () => boolean;
  /** Where the drawer keeps the buttons in sight; null until that is drawn. */
  footer: HTMLElement | null;
  buttons: ReactNode;
  children: ReactNode;
}

/** A form in a drawer: its fields, its buttons at the drawer's foot, and the question before its input is lost. */
export function FormFrame({ id, className, onSubmit, mayLeave, footer, buttons, children }: FormFrameProps) {
  return (
    <>
      <form
        id={id}
        noValidate
        autoComplete="off"
        className={className}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
      </form>
      <UnsavedChangesGuard mayLeave={mayLeave} />
      <DrawerFooter footer={footer}>{buttons}</DrawerFooter>
    </>
  );
}
