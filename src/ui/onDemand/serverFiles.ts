/** What the server has in place of the files that this page was made of; `away`: it does not answer, or something else does. */
export type ServerFiles = 'same' | 'others' | 'away';

const reloadedForKey = 'mooring.reloadedFor';
const answerWithinMs = 10_000;

/** What the browser does with the page. */
export const browserPage = { reload: () => window.location.reload() };

/** Which script a page begins with: its name holds a hash of all that follows from it. */
function entryOf(page: Document): string | null {
  return page.querySelector('script[type=module][src]')?.getAttribute('src') ?? null;
}

async function fetchEntry(): Promise<string | null> {
  try {
    const answer = await fetch(window.location.href, {
      cache: 'no-store',
      headers: { Accept: 'text/html' },
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    // The sign-in of a proxy is a page too.
    return answer.ok && page.title === 'Mooring' ? entryOf(page) : null;
  } catch {
    return null;
  }
}

/** Asks whether the server was upgraded since this page was loaded. */
export async function askForServerFiles(): Promise<ServerFiles> {
  const theirs = await fetchEntry();
  if (theirs === null) return 'away';
  return theirs === entryOf(document) ? 'same' : 'others';
}

/** Loads the page anew, once for the files that it has: a cache on the way that goes on giving old ones must not make it turn in circles. */
export function reloadOnce(): boolean {
  const ours = entryOf(document) ?? '';
  if (sessionStorage.getItem(reloadedForKey) === ours) return false;
  sessionStorage.setItem(reloadedForKey, ours);
  browserPage.reload();
  return true;
}
