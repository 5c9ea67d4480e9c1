import { useSearchParams } from 'react-router';

/** The open image, then what its drawer remembers of its list of vulnerabilities. */
export const imageKey = 'image';
export const drawerKeys = {
  severity: 'severity',
  fixable: 'fixable',
  find: 'find',
  sort: 'vulSort',
  order: 'vulOrder',
  page: 'vulPage',
  size: 'vulSize',
} as const;

/** The same page with an image opened over it; what was set in another image's drawer does not follow. */
export function withImage(params: URLSearchParams, uuid: string): URLSearchParams {
  const next = withoutImage(params);
  next.set(imageKey, uuid);
  return next;
}

export function withoutImage(params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const key of [imageKey, ...Object.values(drawerKeys)]) next.delete(key);
  return next;
}

/** Where an image's details are: over the page that is open. */
export function useImageAddress(): (uuid: string) => { search: string } {
  const [params] = useSearchParams();
  return (uuid) => ({ search: `?${withImage(params, uuid)}` });
}
