import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { locales } from '#contract/language.ts';
import { upgradingMark } from '#contract/serverState.ts';
import { translatorOf } from '../../domain/translators.ts';
import { callerLanguage } from '../callerLanguage.ts';
import type { UpgradeStatus } from './upgradeWatch.ts';

/**
 * Asks for the page again and takes over what it says; once the console is there, leads to it. What else may answer meanwhile, as a
 * proxy does while the server starts anew, is waited out.
 */
const script = `
const ask = async () => {
  try {
    const answer = await fetch(location.href, { cache: 'no-store', headers: { Accept: 'text/html' } });
    if (answer.ok) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const told = page.querySelector('[${upgradingMark}] main');
    if (told !== null) document.querySelector('main').replaceChildren(...told.childNodes);
  } catch {}
  setTimeout(ask, 1000);
};
setTimeout(ask, 1000);
`;

/** By which the page's policy knows its one script. */
export const upgradeScriptHash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

const style = `
:root{color-scheme:light dark}
body{font:16px/1.6 system-ui,sans-serif;max-width:36em;margin:16vh auto;padding:0 1em;overflow-wrap:anywhere}
h1{font-size:1.25em}
progress{width:100%;height:.75em;accent-color:#1677ff}
`;

/** What a person sees while the database is upgraded: all of it in one answer, since nothing else can be fetched. */
export function upgradePage({ done, steps, seconds }: UpgradeStatus, acceptLanguage: string | undefined) {
  const language = callerLanguage(undefined, acceptLanguage);
  const locale = locales[language];
  const translate = translatorOf(language);
  const minutes = Math.floor(seconds / 60);
  const time = translate(minutes === 0 ? 'upgrade:seconds' : 'upgrade:minutes', { minutes, seconds: seconds % 60 });
  return html`<!doctype html><html lang="${locale}" ${raw(upgradingMark)}><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>Mooring</title>
<noscript><meta http-equiv="refresh" content="5" /></noscript><style>${raw(style)}</style></head>
<body><main><h1>${translate('upgrade:title')}</h1><p>${translate('upgrade:text')}</p>
<progress max="${steps}" value="${done}" aria-label="${translate('upgrade:title')}"></progress>
<p>${translate('upgrade:progress', { done, steps, time })}</p><p>${translate('upgrade:next')}</p></main>
<script>${raw(script)}</script></body></html>`;
}
