import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { ScanRequest } from '../../features/scan/scanRequest.ts';
import { useDrawer } from './drawerAddress.ts';

const ScanDialog = lazy(() => import('../../features/scan/ScanDialog.tsx'));

/** Scan now, from anywhere: the dialog that asks, and the way to the task that comes of it. */
export function useScanNow(): { scan: (request: ScanRequest) => void; dialog: ReactNode } {
  const [request, setRequest] = useState<ScanRequest | null>(null);
  const { show } = useDrawer();
  const dialog = request !== null && (
    <Suspense>
      <ScanDialog
        request={request}
        onClose={() => setRequest(null)}
        onShowTask={(task) => show('tasks', { kind: 'scan', task })}
      />
    </Suspense>
  );
  return { scan: setRequest, dialog };
}
