import { Button, Modal } from 'antd';
import { type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../errors/ErrorPanel.tsx';

interface LazyOverlayProps {
  onClose: () => void;
  children: ReactNode;
}

/** Holds a drawer or dialog whose file is fetched as it opens. One that breaks is said in its place: the page behind it stays. */
export function LazyOverlay({ onClose, children }: LazyOverlayProps) {
  return (
    <ErrorBoundary fallbackRender={({ error }) => <Broken error={error} onClose={onClose} />}>
      <Suspense>{children}</Suspense>
    </ErrorBoundary>
  );
}

/** A file that could not be fetched is asked for again only by a page that is loaded anew. */
function Broken({ error, onClose }: { error: unknown; onClose: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Modal
      open
      title={t('error.overlay')}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('action.close')}
        </Button>,
        <Button key="reload" type="primary" onClick={() => window.location.reload()}>
          {t('action.reload')}
        </Button>,
      ]}
    >
      <ErrorPanel error={error} />
    </Modal>
  );
}
