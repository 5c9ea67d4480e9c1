import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../errors/ErrorPanel.tsx';
import { OnDemand } from '../onDemand/OnDemand.tsx';

interface LazyOverlayProps {
  onClose: () => void;
  children: ReactNode;
}

/**
 * Holds a drawer or dialog whose file is fetched as it opens. One that cannot be had, or breaks, is said in its place: the page
 * behind it stays.
 */
export function LazyOverlay({ onClose, children }: LazyOverlayProps) {
  return (
    <ErrorBoundary
      fallbackRender={({ error, resetErrorBoundary }) => (
        <Trouble onClose={onClose}>
          <ErrorPanel error={error} onRetry={resetErrorBoundary} />
        </Trouble>
      )}
    >
      <OnDemand frame={(trouble) => <Trouble onClose={onClose}>{trouble}</Trouble>}>{children}</OnDemand>
    </ErrorBoundary>
  );
}

function Trouble({ onClose, children }: LazyOverlayProps) {
  const { t } = useTranslation('common');
  return (
    <Modal
      open
      title={t('error.overlay')}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('action.close')}</Button>}
    >
      {children}
    </Modal>
  );
}
