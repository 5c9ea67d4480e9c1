import pino from 'pino';
import { expect, test, vi } from 'vitest';
import { WriteBehind } from './writeBehind.ts';

const written: string[] = [];
const notes = () => new WriteBehind<string>(pino({}, { write: (line) => written.push(line) }), 'it could not be noted');

test('nobody waits for a note, and of a key only one is written at a time', async () => {
  const behind = notes();
  const { promise, resolve } = Promise.withResolvers<void>();
  const write = vi.fn(() => promise);
  for (const key of ['a', 'a', 'b']) behind.note(key, write);
  expect(write).toHaveBeenCalledTimes(2);
  resolve();
  await behind.settled();
  behind.note('a', write);
  expect(write).toHaveBeenCalledTimes(3);
});

test('a note that fails is told in the log, and the next of its key is tried', async () => {
  const behind = notes();
  behind.note('a', async () => Promise.reject(new Error('the disk is full')));
  await behind.settled();
  expect(written.join('')).toContain('it could not be noted');
  const write = vi.fn(async () => {});
  behind.note('a', write);
  expect(write).toHaveBeenCalledOnce();
});
