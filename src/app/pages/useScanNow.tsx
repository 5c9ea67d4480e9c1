import { lazy, type ReactNode, useState } from 'react';
import type { ScanRequest } from '../../features/scan/scanRequest.ts';
import { Overlay } from '../../ui/Overlay.tsx';
import { useDrawer } from './drawerAddress.ts';

const ScanDialog = lazy(() => import('../../features/scan/ScanDialog.tsx'));

/** Scan now, from anywhere: the dialog that asks, and the way to the task that comes of it. */
export function useScanNow(): { scan: (request: ScanRequest) => void; dialog: ReactNode } {
  const [request, setRequest] = useState<ScanRequest | null>(null);
  const { show } = useDrawer();
  const dialog = request !== null && (
    <Overlay onClose={() => setRequest(null)}>
      <ScanDialog
        request={request}
        onClose={() => setRequest(null)}
        onShowTask={(task) => show('tasks', { kind: 'scan', task })}
      />
    </Overlay>
  );
  return { scan: setRequest, dialog };
}
