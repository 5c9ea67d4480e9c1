import { expect, test } from 'vitest';
import { formsOf } from './formsOf.ts';

const secret = 'p4ss "word"+/ü';

test.each([
  ['as it is', secret],
  ['within JSON', JSON.stringify({ password: secret })],
  ['within JSON within JSON', JSON.stringify({ log: JSON.stringify({ password: secret }) })],
  ['in an address', `https://example.com/?password=${encodeURIComponent(secret)}`],
  ['in a form', String(new URLSearchParams({ password: secret })).replaceAll('%22', '%22')],
  ['in hexadecimal', Buffer.from(secret).toString('hex')],
  ['as a basic credential', Buffer.from(`ci:${secret}`).toString('base64')],
  ['as another', Buffer.from(`admin:${secret}`).toString('base64')],
  ['and another', Buffer.from(`user:${secret} and more`).toString('base64')],
  ['in base64 for addresses', Buffer.from(`a:${secret}`).toString('base64url')],
])('a secret is found %s', (_how, text) => {
  const bytes = Buffer.from(text).toString('latin1');
  expect(formsOf(secret).some((form) => bytes.includes(form))).toBe(true);
});

test('another text is not taken for it', () => {
  const bytes = Buffer.from(JSON.stringify({ password: 'p4ss "word"+/u' })).toString('latin1');
  expect(formsOf(secret).some((form) => bytes.includes(form))).toBe(false);
});
