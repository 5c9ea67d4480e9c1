/** What the page saw of itself; ms since the navigation began. */
interface PageSeen {
  /** When the first rows were painted; 0 before. */
  firstRows: number;
  /** When the document last changed. */
  changed: number;
  /** The durations of the events of interactions since they were last forgotten, from input to next paint. */
  paints: number[];
  /** The longest frames since they were last forgotten. */
  frames: number[];
}

declare global {
  interface Window {
    benchSeen: PageSeen;
  }
}

/** Runs in the page before anything of its own, so it stands alone: nothing outside of it is there. */
export function watchPage(): void {
  // Else the browser keeps 250 requests and forgets the others.
  performance.setResourceTimingBufferSize(100_000);
  const seen: PageSeen = { firstRows: 0, changed: 0, paints: [], frames: [] };
  window.benchSeen = seen;
  // Not the bones that stand in while the rows load.
  const rows = 'table:not([aria-busy="true"]) tbody tr[data-row-key]';
  const painted = () => {
    seen.firstRows ||= performance.now();
  };
  new MutationObserver(() => {
    seen.changed = performance.now();
    if (seen.firstRows > 0 || document.querySelector(rows) === null) return;
    // A task that was asked for in a frame runs after that frame is painted.
    requestAnimationFrame(() => setTimeout(painted));
  }).observe(document, { childList: true, subtree: true, characterData: true });
  const watch = (type: string, onEntry: (entry: PerformanceEntry) => void, options: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(onEntry)).observe({ type, ...options });
  watch(
    'event',
    (entry) => {
      if ('interactionId' in entry && Number(entry.interactionId) > 0) seen.paints.push(entry.duration);
    },
    { durationThreshold: 16 },
  );
  watch('long-animation-frame', ({ duration }) => seen.frames.push(duration));
}
