import { useCenter } from '../../../api/center.ts';

/** Where it is told what changed from one image to another, both by their uuids. */
export function useComparePath(): (from: string, to: string) => string {
  const center = useCenter();
  return (from, to) => `/${center}/assets/compare/${encodeURIComponent(from)}/${encodeURIComponent(to)}`;
}
