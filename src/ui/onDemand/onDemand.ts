import { type ComponentType, lazy, useSyncExternalStore } from 'react';
import { hasUnsavedInput } from '../unsaved/unsavedInput.ts';
import { askForServerFiles, reloadOnce, type ServerFiles } from './serverFiles.ts';

/** Something that the page needs and could not get. */
interface Missing {
  /** What the server had to say of its files right after. */
  readonly server: ServerFiles;
  readonly retry: () => void;
}

/** How long a part may be on its way until that is said, ms. A network that only swallows requests fails none of them. */
const expectedWithinMs = 20_000;

let missing: readonly Missing[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Missing[]): void {
  missing = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Loads what is needed on demand, a script or texts. What cannot be had is waited for, not thrown: whatever was on the page
 * stays as it is, and where the part would be, `OnDemand` says so and offers to try again. If the server has other files by now
 * and nothing is lost by it, the page is loaded anew.
 */
export function untilLoaded<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  return new Promise((resolve) => {
    const attempt = () => {
      let waited: Missing | undefined;
      const late = setTimeout(() => {
        waited = { server: 'away', retry: attempt };
        change([...missing, waited]);
      }, expectedWithinMs);
      const settle = () => {
        clearTimeout(late);
        if (missing.some((each) => each === waited)) change(missing.filter((each) => each !== waited));
      };
      load().then(
        (loaded) => {
          settle();
          resolve(loaded);
        },
        async () => {
          settle();
          const server = await askForServerFiles();
          if (server === 'others' && !hasUnsavedInput() && reloadOnce()) return;
          change([...missing, { server, retry: attempt }]);
        },
      );
    };
    attempt();
  });
}

/** A component in a file of its own, fetched when it is drawn first. It has to stand within `OnDemand`. */
export function lazyPart<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(() => untilLoaded(load));
}

/** Tries all again that could not be had. */
export function retryMissing(): void {
  const all = missing;
  change([]);
  for (const { retry } of all) retry();
}

/** What stands in the way of what is waited for; null while nothing does. */
export function useMissing(): ServerFiles | null {
  return useSyncExternalStore(subscribe, () => missing[0]?.server ?? null);
}
