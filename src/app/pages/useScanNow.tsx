import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { type ScanRequest, scopeOf } from '../../features/scan/start/scanRequest.ts';
import { useStartScan } from '../../features/scan/start/useStartScan.tsx';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';
import { useDrawer } from './useDrawer.ts';

const ScanDialog = lazyPart(() => import('../../features/scan/start/ScanDialog.tsx'));

/**
 * Scan now, from anywhere, and the way to the task that comes of it. One image is scanned at once: a dialog could only
 * repeat what was just chosen. Of anything else it first says how many images that is.
 */
export function useScanNow(): { scan: (request: ScanRequest) => void; dialog: ReactNode } {
  const [request, setRequest] = useState<ScanRequest | null>(null);
  const { show } = useDrawer();
  const onShowTask = (task: string) => show('tasks', { kind: 'scan', task });
  const { start } = useStartScan({ onShowTask });
  // `scan` is stable across address changes; otherwise each would render all rows again.
  const latestStart = useRef(start);
  useEffect(() => {
    latestStart.current = start;
  });
  const scan = useCallback((wanted: ScanRequest) => {
    const one = wanted.what === 'images' && wanted.uuids.length === 1 ? scopeOf(wanted, []) : null;
    if (one === null) setRequest(wanted);
    else latestStart.current(one);
  }, []);
  const dialog = request !== null && (
    <LazyOverlay onClose={() => setRequest(null)}>
      <ScanDialog request={request} onClose={() => setRequest(null)} onShowTask={onShowTask} />
    </LazyOverlay>
  );
  return { scan, dialog };
}
