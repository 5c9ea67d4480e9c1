import { expect, test } from 'vitest';
import { sampleFailures } from '#contract/testing/sampleFailures.ts';
import { RegistryError } from '../../../domain/registryError.ts';
import { ScanPace, scansAtOnce } from './scanPace.ts';

const scanMs = 5_000;

/** A scanner that takes `slots` images at once and queues the rest, on a clock of its own. */
class Scanner {
  now = 0;
  mostAtOnce = 0;
  readonly pace = new ScanPace(() => this.now);
  readonly #slots: number[];
  readonly #running: { endsAt: number; askedAt: number; beganAt: number }[] = [];

  constructor(slots: number) {
    this.#slots = Array.from({ length: slots }, () => 0);
  }

  /** Has so many images scanned, as many at once as the pace allows; how long that takes, ms. */
  scan(images: number, durationMs = () => scanMs): number {
    const startedAt = this.now;
    let left = images;
    while (left > 0 || this.#running.length > 0) {
      while (left > 0 && this.#running.length < this.pace.atOnce) {
        this.#ask(durationMs());
        left -= 1;
      }
      this.mostAtOnce = Math.max(this.mostAtOnce, this.#running.length);
      this.#running.sort((one, other) => one.endsAt - other.endsAt);
      const done = this.#running.shift();
      if (done === undefined) throw new Error('nothing is scanned, and something is left');
      this.now = done.endsAt;
      this.pace.scanned({ tookMs: done.endsAt - done.askedAt, waitedMs: done.beganAt - done.askedAt });
    }
    return this.now - startedAt;
  }

  #ask(durationMs: number): void {
    const free = this.#slots.indexOf(Math.min(...this.#slots));
    const beganAt = Math.max(this.now, this.#slots[free] ?? 0);
    this.#slots[free] = beganAt + durationMs;
    this.#running.push({ askedAt: this.now, beganAt, endsAt: beganAt + durationMs });
  }
}

test('a registry that takes twenty at once is asked for twenty: 245 images take little longer than at its best', () => {
  const scanner = new Scanner(30);
  const atBest = Math.ceil(245 / scansAtOnce.most) * scanMs;
  expect(scanner.scan(245)).toBeLessThan(atBest * 1.6);
  expect(scanner.mostAtOnce).toBe(scansAtOnce.most);
});

test.each([3, 5, 8])('a scanner of %i is kept busy, and its queue short', (slots) => {
  const scanner = new Scanner(slots);
  const atBest = Math.ceil(245 / slots) * scanMs;
  expect(scanner.scan(245)).toBeLessThan(atBest * 1.15);
  expect(scanner.mostAtOnce).toBeLessThanOrEqual(2 * slots + 4);
});

test('scans that differ much in length do not keep a registry slow', () => {
  const scanner = new Scanner(20);
  let turn = 0;
  const durations = [1_000, 2_000, 20_000, 4_000, 1_500];
  scanner.scan(600, () => durations[turn++ % durations.length] ?? 0);
  expect(scanner.mostAtOnce).toBeGreaterThanOrEqual(12);
});

test('one at a time is the least that a scanner can do: never fewer than two are asked for', () => {
  const scanner = new Scanner(1);
  scanner.scan(60);
  expect(scanner.pace.atOnce).toBeGreaterThanOrEqual(scansAtOnce.fewest);
  expect(scanner.pace.atOnce).toBeLessThanOrEqual(4);
});

test('answers that slow down halve what is asked for', async () => {
  const scanner = new Scanner(30);
  scanner.scan(245);
  const answer = (ms: number) =>
    scanner.pace.timed(async () => {
      scanner.now += ms;
    });
  await answer(20);
  scanner.scan(40);
  expect(scanner.pace.atOnce).toBe(20);
  for (let call = 0; call < 10; call += 1) await answer(3_000);
  scanner.scan(20);
  expect(scanner.pace.atOnce).toBeLessThanOrEqual(12);
});

const busy = sampleFailures.RegistryRateLimited;

test('a registry that refuses for being busy is left alone for a moment, and asked for half as much', async () => {
  const scanner = new Scanner(30);
  scanner.scan(245);
  const refuse = () => scanner.pace.timed(() => Promise.reject(new RegistryError(busy))).catch(() => undefined);
  // What was under way meets the same refusal.
  for (let call = 0; call < 20; call += 1) await refuse();
  expect(scanner.pace.atOnce).toBe(0);
  expect(scanner.pace.isPassing(busy)).toBe(true);
  scanner.now += 60_000;
  expect(scanner.pace.atOnce).toBe(10);
});

test('a registry that goes on refusing has failed, and so has one that is away for an hour', async () => {
  let now = 0;
  const pace = new ScanPace(() => now);
  for (let refusal = 0; refusal < 10; refusal += 1) {
    expect(pace.isPassing(busy)).toBe(true);
    await pace.timed(() => Promise.reject(new RegistryError(busy))).catch(() => undefined);
    now += 60_000;
  }
  expect(pace.isPassing(busy)).toBe(false);
  await pace.timed(async () => undefined);
  expect(pace.isPassing(busy)).toBe(true);
  expect(pace.isPassing({ code: 'RegistryRateLimited', retryAfterSeconds: 3_600 })).toBe(false);
  expect(pace.isPassing(sampleFailures['ImageScanFailure.scannerFailed'])).toBe(false);
});
