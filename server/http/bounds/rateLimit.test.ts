import { expect, test } from 'vitest';
import { RateLimit } from './rateLimit.ts';

function limitAt(clock: { now: number }) {
  return new RateLimit(() => clock.now, { perSecond: 2, burst: 3 }, 'Throttling.User');
}

test('as many calls as the burst allows pass at once, then as many as the rate allows', () => {
  const clock = { now: 1_000 };
  const limit = limitAt(clock);
  for (let call = 0; call < 3; call += 1) limit.use('a');
  expect(() => limit.use('a')).toThrow('Throttling.User');
  clock.now += 500;
  limit.use('a');
  expect(() => limit.use('a')).toThrow('Throttling.User');
});

test('each key has a limit of its own', () => {
  const limit = limitAt({ now: 0 });
  for (let call = 0; call < 3; call += 1) limit.use('a');
  expect(() => limit.use('b')).not.toThrow();
});

test('a clock that is set back takes nothing away', () => {
  const clock = { now: 10_000 };
  const limit = limitAt(clock);
  limit.use('a');
  clock.now = 0;
  expect(() => limit.use('a')).not.toThrow();
});
