import { expect, test } from 'vitest';
import { parsePastedReference } from './parsePastedReference.ts';

const hex = 'a1'.repeat(32);

test.each([
  [hex, [['digest', hex]]],
  [`sha256:${hex}`, [['digest', `sha256:${hex}`]]],
  ['sha256:a1b2c3', [['digest', 'sha256:a1b2c3']]],
  ['0fe12ab34c5d', [['digest', '0fe12ab34c5d']]],
  [
    'api:1.4',
    [
      ['repoName', 'api'],
      ['tag', '1.4'],
    ],
  ],
  [
    'payments/api:1.4',
    [
      ['repoPath', 'payments/api'],
      ['tag', '1.4'],
    ],
  ],
  [
    'harbor.example.com:8443/team/app/api:v1',
    [
      ['repoPath', 'team/app/api'],
      ['tag', 'v1'],
    ],
  ],
  [
    `docker pull harbor.example.com/team/api:v1@sha256:${hex}`,
    [
      ['repoPath', 'team/api'],
      ['tag', 'v1'],
      ['digest', `sha256:${hex}`],
    ],
  ],
  [
    `team/api@sha256:${hex}`,
    [
      ['repoPath', 'team/api'],
      ['digest', `sha256:${hex}`],
    ],
  ],
])('%s is read as what it points at', (text, expected) => {
  expect(parsePastedReference(text)?.criteria.map(({ name, value }) => [name, value])).toEqual(expected);
});

test.each(['checkout-api', 'payments/api', 'deadbeef', 'two words', ''])('%s is an ordinary search', (text) => {
  expect(parsePastedReference(text)).toBeNull();
});
