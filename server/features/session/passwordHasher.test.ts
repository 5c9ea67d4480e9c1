import { beforeEach, expect, test } from 'vitest';
import { ActionError } from '../../domain/actionError.ts';
import { dummyHash, PasswordHasher } from './passwordHasher.ts';
import type { HashRequest } from './passwordThread.ts';

let asked: { request: HashRequest; end: () => void }[];
let hasher: PasswordHasher;
beforeEach(() => {
  asked = [];
  hasher = new PasswordHasher(
    (request) => new Promise((resolve) => asked.push({ request, end: () => resolve(Buffer.alloc(32)) })),
  );
});

const verify = (address: string, signal?: AbortSignal) =>
  hasher.inLine({ address, signal }, (place) => place.verify('guess', dummyHash));
const outcome = (promise: Promise<unknown>) =>
  promise.catch((error) => (error instanceof ActionError ? [error.code, error.retryAfterSeconds] : error));
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('passwords are hashed one after the other, at the cost that is stored', async () => {
  const both = [verify('10.0.0.1'), verify('10.0.0.2')];
  await settled();
  expect(asked.map(({ request: { N, r, p } }) => [N, r, p])).toEqual([[65_536, 8, 2]]);
  asked[0]?.end();
  await settled();
  expect(asked).toHaveLength(2);
  asked[1]?.end();
  expect(await Promise.all(both)).toEqual([true, true]);
});

test('beyond a short line everybody is told to come again, and one address cannot fill it', async () => {
  const line = Array.from({ length: 5 }, () => verify('10.0.0.1'));
  expect(await outcome(verify('10.0.0.1'))).toEqual(['ServerBusy', 5]);
  line.push(...Array.from({ length: 5 }, (_, index) => verify(`10.0.1.${index}`)));
  expect(await outcome(verify('10.0.2.1'))).toEqual(['ServerBusy', 5]);
  for (let turn = 0; turn < line.length; turn += 1) {
    await settled();
    asked[turn]?.end();
  }
  expect(await Promise.all(line)).toEqual(Array(10).fill(true));
});

test('who leaves makes room at once, and costs nothing', async () => {
  const leaving = new AbortController();
  const first = verify('10.0.0.1');
  const left = Array.from({ length: 9 }, (_, index) => outcome(verify(`10.0.1.${index}`, leaving.signal)));
  leaving.abort();
  const next = verify('10.0.0.2');
  await settled();
  asked[0]?.end();
  await first;
  expect(await left[0]).toEqual(['ServerBusy', 5]);
  await settled();
  expect(asked).toHaveLength(2);
  asked[1]?.end();
  expect(await next).toBe(true);
});

test('a derivation that fails holds up no other', async () => {
  const failing = new PasswordHasher(async ({ password }) => {
    if (password === 'bad') throw new Error('no memory');
    return Buffer.alloc(32);
  });
  const hash = (password: string) => failing.inLine({ address: '' }, (place) => place.hash(password));
  await expect(hash('bad')).rejects.toThrow('no memory');
  expect(await hash('good')).toMatch(/^scrypt\$65536\$8\$2\$/);
});
