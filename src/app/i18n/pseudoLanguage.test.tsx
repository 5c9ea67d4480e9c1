import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import i18next from 'i18next';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { regions } from '#contract/regions.ts';
import { renderApp } from '../../testing/renderApp.tsx';
import { server } from '../../testing/server.ts';
import { serverTexts } from '../../testing/translators.ts';
import { prepareWholePage } from '../../testing/wholePage.ts';

/** A language of its own, made of English: every letter of a text bears an accent, so that a plain one is data, or stands in code. */
const tag = 'en-XA';
const english = import.meta.glob<object>(['../../locales/en/*.ts', '../../../contract/locales/en/*.ts'], {
  eager: true,
  import: 'default',
});

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'áƀçďéƒĝĥíĵķłɱñóƥɋŕšťúṽŵẋýžÁɃÇĎÉƑĜĤÍĴĶŁṀÑÓƤɊŔŠŤÚṼŴẊÝŽ';

/** Terms that are the same in every language. */
const terms = 'Mooring Harbor Quay ACR OCI Clair RegionId Auth_token VPC IP IPs ID CVE CVSS CSV ECS'.split(' ');

/** They stay as they are, as do `{{values}}` and `<code>`. */
const kept = new RegExp(`\\{\\{[^}]*\\}\\}|</?\\w+>|\\b(?:${terms.join('|')})\\b`, 'g');

function pseudo(text: string): string {
  const between = text.match(kept) ?? [];
  const parts = text
    .split(kept)
    .map((part) => [...part].map((letter) => accented[plain.indexOf(letter)] ?? letter).join(''));
  return parts.map((part, index) => part + (between[index] ?? '')).join('');
}

function pseudoTexts(texts: object): object {
  const entries = Object.entries(texts);
  return Object.fromEntries(
    entries.map(([key, text]) => [key, typeof text === 'string' ? pseudo(text) : pseudoTexts(text)]),
  );
}

prepareWholePage();

/** What the mocked server says. Not deep: that would write into the catalogue itself, which later tests read. */
function setServerTexts(namespace: string, texts: object): void {
  serverTexts.addResourceBundle('en', namespace, texts, false, true);
}

beforeAll(async () => {
  for (const [path, texts] of Object.entries(english)) {
    const namespace = path.replace(/^.*\/|\.ts$/g, '');
    i18next.addResourceBundle(tag, namespace, pseudoTexts(texts));
    if (path.includes('/contract/')) setServerTexts(namespace, pseudoTexts(texts));
  }
  await i18next.changeLanguage(tag);
});

afterAll(async () => {
  for (const [path, texts] of Object.entries(english)) {
    if (path.includes('/contract/')) setServerTexts(path.replace(/^.*\/|\.ts$/g, ''), texts);
  }
  await i18next.changeLanguage('en');
});

/** What a visitor reads or hears: texts, and the attributes that are read out. */
function spoken(): string[] {
  const read: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.closest('style, script, code') === null) read.push(node.textContent ?? '');
  }
  for (const element of document.body.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
    if (element.closest('svg, [role="img"]') !== null) continue;
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) read.push(element.getAttribute(name) ?? '');
  }
  return read;
}

/** Words of the data that the pages were answered with: the server's own texts are in the made-up language too. */
const data = new Set<string>();
server.events.on('response:mocked', async ({ response }) => {
  for (const word of wordsIn(await response.clone().text())) data.add(word);
});

/** What the browser itself writes: dates and durations by `Intl`, antd's own parts, and the language's name in its switch. */
const browserWords = new Set(
  wordsIn(
    'seconds second minutes minute hours hour days day sec min hr ago in yesterday tomorrow now last next AM PM ' +
      'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ' +
      'Previous Next Page Pages Size Go to page Expand row Close English',
  ),
);

/** Wire values, units and the examples in empty fields, which read the same everywhere. */
const sameEverywhere = new Set([
  ...terms,
  ...wordsIn('http https KiB MiB GiB admin BEGIN CERTIFICATE AB CD sandbox'),
  ...regions.flatMap(({ regionId }) => wordsIn(regionId)),
]);

function wordsIn(text: string): readonly string[] {
  return text.match(/(?<![\p{L}\p{N}_])[A-Za-z]+(?![\p{L}\p{N}_])/gu) ?? [];
}

function plainWords(): readonly string[] {
  const words = spoken().flatMap(wordsIn);
  return [...new Set(words)].filter((word) => !data.has(word) && !browserWords.has(word) && !sameEverywhere.has(word));
}

/** Waits until nothing changes any more: what is still loading says nothing. */
async function settled(): Promise<void> {
  let before = '';
  await waitFor(
    () => {
      const now = document.body.textContent ?? '';
      const same = now === before;
      before = now;
      expect(same && document.querySelector('[aria-busy="true"]') === null).toBe(true);
    },
    { interval: 700, timeout: 30_000 },
  );
}

test.each([
  ['the images', '/cn/assets/images', 'Images'],
  ['the repositories', '/cn/assets/images?view=repositories', 'Images'],
  ['the drawer that connects a registry', '/cn/assets/images?drawer=connect', 'Add image repository'],
  ['the tasks', '/cn/assets/images?drawer=tasks', 'Task management'],
  ['the scans', '/cn/security/scans', 'Image Security Scan'],
  ['the allowlist', '/cn/allowlist', 'Scanner allowlist'],
])('%s: everything is said in a language that is added', async (_page, path, title) => {
  renderApp(path);
  await screen.findAllByText(pseudo(title));
  await settled();
  expect(plainWords()).toEqual([]);
});

test('the sign-in page says everything in it, and so does an error', async () => {
  sessionStorage.clear();
  renderApp('/cn/assets/images');
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText(pseudo('User name')), 'admin');
  await user.type(screen.getByLabelText(pseudo('Password')), 'wrong{Enter}');
  expect(await screen.findByText(pseudo('Incorrect user name or password'))).toBeInTheDocument();
  expect(plainWords()).toEqual([]);
});
