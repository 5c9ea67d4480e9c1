import { useRunningScans } from '../../features/scan/useRunningScans.ts';
import { useImagesReadAnew } from './useImagesReadAnew.ts';

/** Reads images and counts anew whenever a scan has finished with more of them, or is over. */
export function useFollowScans(): void {
  const tasks = useRunningScans()?.tasks;
  useImagesReadAnew(
    tasks?.map(({ TaskId, FinishCount, StatusText }) => `${TaskId}:${FinishCount}:${StatusText}`).join(' '),
  );
}
