import { expect, test } from 'vitest';
import { isolated } from './isolated.ts';

test('what runs from left to right stays as it is', () => {
  for (const text of ['library/nginx', '镜像仓库', 'Übersicht 1.2', '']) expect(isolated(text)).toBe(text);
});

test('what runs the other way is isolated', () => {
  expect(isolated('סריקה')).toBe('\u2068סריקה\u2069');
  expect(isolated('مستودع 2')).toBe('\u2068مستودع 2\u2069');
});

test('marks that turn the sentence, or would end the isolation, go', () => {
  expect(isolated('gpj.\u202eexe')).toBe('\u2068gpj.exe\u2069');
  expect(isolated('\u2069\u202eout')).toBe('\u2068out\u2069');
});
