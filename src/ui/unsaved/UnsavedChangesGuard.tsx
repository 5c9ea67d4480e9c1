import { Modal } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Location, useBlocker } from 'react-router';
import { useUnsavedInput } from './unsavedInput.ts';

/** What is asked where it is not input that would be lost. */
interface Question {
  readonly title: string;
  readonly text: string;
  readonly leave: string;
  readonly stay: string;
}

interface UnsavedChangesGuardProps {
  mayLeave: (to: Location | null) => boolean;
  question?: Question;
}

/**
 * Asks before unsaved input is left, by whichever way: a button, Escape, the browser's Back or a closed
 * tab. `mayLeave` is asked at that moment, with where one is going; null is out of the page.
 */
export function UnsavedChangesGuard({ mayLeave, question }: UnsavedChangesGuardProps) {
  const { t } = useTranslation('common');
  const { title, text, leave, stay } = question ?? {
    title: t('leave.title'),
    text: t('leave.text'),
    leave: t('leave.leave'),
    stay: t('leave.stay'),
  };
  const ask = useRef(mayLeave);
  useEffect(() => {
    ask.current = mayLeave;
  });
  useUnsavedInput(() => !mayLeave(null));
  const blocker = useBlocker(useCallback(({ nextLocation }) => !ask.current(nextLocation), []));

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!ask.current(null)) event.preventDefault();
    };
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, []);

  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={title}
      okText={leave}
      okButtonProps={{ danger: question === undefined }}
      cancelText={stay}
      cancelButtonProps={{ autoFocus: true }}
      width={416}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {text}
    </Modal>
  );
}
