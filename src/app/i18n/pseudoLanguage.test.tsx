import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import i18next from 'i18next';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderApp } from '../../testing/renderApp.tsx';
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

/** `{{values}}`, `<code>` and terms that are the same in every language stay as they are. */
const kept = new RegExp(
  '\\{\\{[^}]*\\}\\}|</?\\w+>|' +
    ['Mooring', 'Harbor', 'Quay', 'ACR', 'Clair', 'RegionId', 'Auth_token', 'VPC', 'IP', 'IPs', 'ID', 'CVE', 'CVSS', 'CSV', 'ECS']
      .map((term) => `\\b${term}\\b`)
      .join('|'),
  'g',
);

function pseudo(text: string): string {
  const terms = text.match(kept) ?? [];
  const parts = text.split(kept).map((part) => [...part].map((letter) => accented[plain.indexOf(letter)] ?? letter).join(''));
  return parts.map((part, index) => part + (terms[index] ?? '')).join('');
}

function pseudoTexts(texts: object): object {
  const entries = Object.entries(texts);
  return Object.fromEntries(
    entries.map(([key, text]) => [key, typeof text === 'string' ? pseudo(text) : pseudoTexts(text)]),
  );
}

prepareWholePage();

beforeAll(async () => {
  for (const [path, texts] of Object.entries(english)) {
    const namespace = path.replace(/^.*\/|\.ts$/g, '');
    i18next.addResourceBundle(tag, namespace, pseudoTexts(texts));
    if (path.includes('/contract/')) serverTexts.addResourceBundle('en', namespace, pseudoTexts(texts), true, true);
  }
  await i18next.changeLanguage(tag);
});

afterAll(async () => {
  for (const [path, texts] of Object.entries(english)) {
    if (path.includes('/contract/'))
      serverTexts.addResourceBundle('en', path.replace(/^.*\/|\.ts$/g, ''), texts, true, true);
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

export function untranslated(): string[] {
  const known = new Set([...words]);
  return [...new Set(spoken().flatMap((text) => text.match(/[\p{L}\p{N}_./:@-]+/gu) ?? []))].filter(
    (word) => /^[A-Za-z]+$/.test(word) && !known.has(word),
  );
}
const words: string[] = [];

test.each([
  ['images', '/cn/assets/images'],
  ['repositories', '/cn/assets/images?view=repositories'],
  ['drawer', '/cn/assets/images?drawer=connect'],
  ['scan', '/cn/security/scans'],
  ['tasks', '/cn/assets/images?drawer=tasks'],
  ['allowlist', '/cn/allowlist'],
])('%s', async (name, path) => {
  renderApp(path);
  await screen.findAllByRole('heading');
  await new Promise((r) => setTimeout(r, 5000));
  console.log(name, untranslated().join(' '));
});
