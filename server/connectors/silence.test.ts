import { expect, test } from 'vitest';
import { limits as acr } from './acr/limits.ts';
import { defaultLimits } from './http/httpLimits.ts';
import { limits as quay } from './quay/limits.ts';
import { patience } from './silence.ts';

const withinMs = 30_000;

test('an ACR endpoint that never answers is told as such within 30 s, though a call is made four times', () => {
  const { retryWaitsMs } = defaultLimits;
  const waits = retryWaitsMs.reduce((sum, wait) => sum + wait, 0);
  expect((1 + retryWaitsMs.length) * acr.listTimeoutMs + waits).toBeLessThan(withinMs);
});

test('a Quay that falls silent is told as such within 30 s: a list, and then what it is asked by itself', () => {
  expect(quay.listTimeoutMs + quay.identityTimeoutMs).toBeLessThan(withinMs);
});

test('a Harbor or a plain registry that falls silent is, too: a list, what it is asked meanwhile, and then by itself', () => {
  expect(patience.patienceMs + 2 * patience.proofTimeoutMs).toBeLessThan(withinMs);
});
