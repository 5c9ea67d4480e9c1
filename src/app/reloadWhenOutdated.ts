const key = 'mooring.reloadedAt';
const onceInMs = 60_000;

/**
 * A page that is older than the server asks for files that a new build no longer has. Loading the page
 * again brings the new ones; doing it once a minute at most keeps a broken build from reloading for ever.
 */
export function reloadWhenOutdated(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (Date.now() - Number(sessionStorage.getItem(key)) < onceInMs) return;
    event.preventDefault();
    sessionStorage.setItem(key, String(Date.now()));
    window.location.reload();
  });
}
