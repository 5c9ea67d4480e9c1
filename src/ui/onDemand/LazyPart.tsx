import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { ErrorPanel } from '../errors/ErrorPanel.tsx';
import { OnDemand } from './OnDemand.tsx';

interface LazyPartProps {
  /** Stands here while the part is on its way. */
  pending: ReactNode;
  children: ReactNode;
}

/** Holds a part of a page whose file is fetched as it is opened. One that cannot be had, or breaks, is said in its place: what is around it stays. */
export function LazyPart({ pending, children }: LazyPartProps) {
  return (
    <ErrorBoundary
      fallbackRender={({ error, resetErrorBoundary }) => <ErrorPanel error={error} onRetry={resetErrorBoundary} />}
    >
      <OnDemand pending={pending}>{children}</OnDemand>
    </ErrorBoundary>
  );
}
