import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('what was asked for lately is not asked for again, and no more than that is kept', async () => {
  const asked: string[] = [];
  const read = remembered(2, async (digest) => asked.push(digest));
  for (const digest of ['a', 'b', 'a', 'c', 'a', 'b']) await read(digest);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});
