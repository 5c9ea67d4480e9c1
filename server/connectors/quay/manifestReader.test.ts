import { expect, test } from 'vitest';
import { memoizeLatest } from './manifestReader.ts';

test('what was asked for lately is not asked for again, and no more than that is kept', async () => {
  const asked: string[] = [];
  const read = memoizeLatest(2, async (digest) => asked.push(digest));
  for (const digest of ['a', 'b', 'a', 'c', 'a', 'b']) await read(digest);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});
