import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { type ApiError, isRetryable, isSilence } from './apiError.ts';
import { watchAttendance } from './attendance.ts';
import { request } from './http.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const ask = (signal?: AbortSignal) =>
  request({ method: 'GET', path: '/api/session', language: 'en', answer: z.unknown(), signal }).then(
    () => null,
    (error: ApiError) => error,
  );

/** A network that swallows what is sent: what is asked ends only by its own signal. */
function swallowEverything(): void {
  vi.stubGlobal(
    'fetch',
    (_url: URL, { signal }: RequestInit) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  );
}

test('what is never answered is given up after half a minute: the server is unreachable', async () => {
  swallowEverything();
  const asked = ask();
  await vi.advanceTimersByTimeAsync(29_000);
  expect(await Promise.race([asked, 'waiting'])).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1_000);
  const error = await asked;
  expect(error).toMatchObject({ kind: 'unreachable', asked: { path: '/api/session' } });
  expect([isRetryable(error), isSilence(error)]).toEqual([true, true]);
});

test('who stops waiting is told by their own reason', async () => {
  swallowEverything();
  const leaving = new AbortController();
  const asked = ask(leaving.signal);
  leaving.abort('left');
  expect(await asked).toBe('left');
});

test('an answer that breaks off is a server that is not reached, and tried again; one that is no JSON is none of ours', async () => {
  const broken = new ReadableStream({
    start: (stream) => {
      stream.enqueue(new TextEncoder().encode('{'));
      stream.error(new TypeError('terminated'));
    },
  });
  vi.stubGlobal('fetch', async () => new Response(broken));
  const error = await ask();
  expect(error).toMatchObject({ kind: 'unreachable' });
  expect([isRetryable(error), isSilence(error)]).toEqual([true, false]);
  vi.stubGlobal('fetch', async () => new Response('<html>'));
  expect(await ask()).toMatchObject({ kind: 'unreadable', status: 200 });
});

test('what a page asks with nobody before it for a minute says so; the next key press ends that', async () => {
  const unattended: (string | null)[] = [];
  vi.stubGlobal('fetch', (_url: URL, { headers }: RequestInit) => {
    unattended.push(new Headers(headers).get('X-Mooring-Unattended'));
    return Promise.resolve(Response.json({}));
  });
  const stop = watchAttendance();
  await ask();
  vi.advanceTimersByTime(61_000);
  await ask();
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  await ask();
  stop();
  expect(unattended).toEqual([null, '1', null]);
});
