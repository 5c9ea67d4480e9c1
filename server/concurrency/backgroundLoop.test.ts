import pino from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { BackgroundLoop } from './backgroundLoop.ts';

const written: string[] = [];
const log = pino({}, { write: (line) => written.push(line) });

let loop: BackgroundLoop;
afterEach(async () => {
  await loop.stop();
  written.length = 0;
});

function loopOf(round: (signal: AbortSignal) => Promise<number | null>): BackgroundLoop {
  loop = new BackgroundLoop({ round, log, failed: 'it could not be done', againMs: 1 });
  return loop;
}

test('a loop begins with a round, and has another after the time that it asks for', async () => {
  const round = vi.fn(async () => 1);
  loopOf(round).start();
  await vi.waitFor(() => expect(round.mock.calls.length).toBeGreaterThan(2));
});

test('a call while a round is under way is not lost, and has another follow it', async () => {
  let atOnce = 0;
  let most = 0;
  const round = vi.fn(async () => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    if (round.mock.calls.length === 1) loop.call();
    await new Promise((resolve) => setTimeout(resolve, 1));
    atOnce -= 1;
    return null;
  });
  loopOf(round).start();
  await vi.waitFor(() => expect(round).toHaveBeenCalledTimes(2));
  expect(most).toBe(1);
});

test('a round that fails is told in the log, and followed by another', async () => {
  const round = vi.fn(async () => null).mockRejectedValueOnce(new Error('the disk is full'));
  loopOf(round).start();
  await vi.waitFor(() => expect(round).toHaveBeenCalledTimes(2));
  expect(written.join('')).toContain('it could not be done');
  expect(written.join('')).toContain('the disk is full');
});

test('a loop that is stopped ends with the round that is under way, and says nothing of it', async () => {
  let ended = false;
  loopOf(async (signal) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    ended = true;
    throw new Error('stopped');
  }).start();
  await loop.stop();
  expect(ended).toBe(true);
  expect(written).toEqual([]);
});
