const key = 'mooring.reloadedAt';
const onceInMs = 60_000;

/**
 * A page that is older than the server asks for files that a new build no longer has. Loading the page
 * again brings the new ones; doing it once a minute at most keeps a broken build from reloading for ever. The failure
 * itself goes on: prevented, the import would end well with nothing, and what draws it would break.
 */
export function reloadWhenOutdated(): void {
  window.addEventListener('vite:preloadError', () => {
    if (Date.now() - Number(sessionStorage.getItem(key)) < onceInMs) return;
    sessionStorage.setItem(key, String(Date.now()));
    window.location.reload();
  });
}
