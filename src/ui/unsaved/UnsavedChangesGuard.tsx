import { Modal } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Location, useBlocker } from 'react-router';
import { useUnsavedInput } from './unsavedInput.ts';

/**
 * Asks before unsaved input is left, by whichever way: a button, Escape, the browser's Back or a closed
 * tab. `mayLeave` is asked at that moment, with where one is going; null is out of the page.
 */
export function UnsavedChangesGuard({ mayLeave }: { mayLeave: (to: Location | null) => boolean }) {
  const { t } = useTranslation('common');
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
      title={t('leave.title')}
      okText={t('leave.leave')}
      okButtonProps={{ danger: true }}
      cancelText={t('leave.stay')}
      cancelButtonProps={{ autoFocus: true }}
      width={416}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {t('leave.text')}
    </Modal>
  );
}
