import { expect, test } from 'vitest';
import { isCommonPassword } from './commonPasswords.ts';

test.each(['qwerty123456', 'Password2026!', 'aaaaaaaaaaaaaa', 'Leavemealone'])(
  '%s is one that is guessed first',
  async (one) => {
    expect(await isCommonPassword(one)).toBe(true);
  },
);

test.each(['correct horse battery', 'mooring-demo', 'zu7-Kvam-31-öl'])('%s is not', async (one) => {
  expect(await isCommonPassword(one)).toBe(false);
});
