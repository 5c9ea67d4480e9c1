import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { UnsavedChangesGuard } from '../../../../ui/unsaved/UnsavedChangesGuard.tsx';
import styles from './form.module.css';

interface FormFrameProps {
  /** Ties the buttons, which stand elsewhere, to the form. */
  id: string;
  onSubmit: () => void;
  /** Asked when somebody leaves. */
  mayLeave: () => boolean;
  /** Where the drawer keeps the buttons in sight; null until that is drawn. */
  footer: HTMLElement | null;
  buttons: ReactNode;
  children: ReactNode;
}

/** A form in a drawer: its fields, its buttons at the drawer's foot, and the question before its input is lost. */
export function FormFrame({ id, onSubmit, mayLeave, footer, buttons, children }: FormFrameProps) {
  return (
    <>
      <form
        id={id}
        noValidate
        autoComplete="off"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
      </form>
      <UnsavedChangesGuard mayLeave={mayLeave} />
      {footer !== null && createPortal(buttons, footer)}
    </>
  );
}
