import { useSyncExternalStore } from 'react';
import type { ColorScheme } from '../../ui/color/colorScheme.ts';

const query = '(prefers-color-scheme: dark)';

/** The operating system's scheme, followed while the page is open. */
export function useSystemScheme(): ColorScheme {
  return useSyncExternalStore(subscribe, currentScheme);
}

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

function currentScheme(): ColorScheme {
  return window.matchMedia(query).matches ? 'dark' : 'light';
}
