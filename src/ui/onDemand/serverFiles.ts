import { upgradingMark } from '#contract/serverState.ts';

/**
 * What the server has in place of the files that this page was made of; `away`: it does not answer, or something else does;
 * `upgrading`: it says that it is being upgraded.
 */
export type ServerFiles = 'same' | 'others' | 'away' | 'upgrading';

const reloadedForKey = 'mooring.reloadedFor';
const answerWithinMs = 10_000;

/** What the browser does with the page. */
export const browserPage = { reload: () => window.location.reload() };

/** Which script a page begins with: its name holds a hash of all that follows from it. */
function entryOf(page: Document): string | null {
  return page.querySelector('script[type=module][src]')?.getAttribute('src') ?? null;
}

async function fetchPage(): Promise<{ readonly isThere: boolean; readonly page: Document } | null> {
  try {
    const answer = await fetch(window.location.href, {
      cache: 'no-store',
      headers: { Accept: 'text/html' },
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return { isThere: answer.ok, page: new DOMParser().parseFromString(await answer.text(), 'text/html') };
  } catch {
    return null;
  }
}

/** Asks whether the server was upgraded since this page was loaded. */
export async function askForServerFiles(): Promise<ServerFiles> {
  const answer = await fetchPage();
  if (answer?.page.querySelector(`[${upgradingMark}]`)) return 'upgrading';
  // The sign-in of a proxy is a page too.
  const theirs = answer?.isThere && answer.page.title === 'Mooring' ? entryOf(answer.page) : null;
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
