import { expect, test } from 'vitest';
import { registryRow } from '../../testing/factories/factories.ts';
import { syncProgressOf } from './syncProgress.ts';

test('before the first repository is listed nothing is promised', () => {
  const progress = syncProgressOf(
    registryRow({ SyncPhase: 'listing', ListedRepositories: 0, ListedImages: 0, DistinctImages: 0 }),
  );
  expect(progress).toEqual({ phase: 'reading', done: 0, total: null, share: null, timeLeft: null });
});

test('while repositories are listed, they are what is counted', () => {
  const progress = syncProgressOf(registryRow({ SyncPhase: 'listing', ListedRepositories: 3, RepositoryCount: 12 }));
  expect(progress).toMatchObject({ phase: 'listing', done: 3, total: 12, share: 0.25 });
});

test('what failed is not taken in, though nothing waits for it', () => {
  const progress = syncProgressOf(registryRow({ DistinctImages: 200, WaitingImages: 50, FailedImages: 10 }));
  expect(progress).toMatchObject({ phase: 'intake', done: 140, total: 200, share: 0.7 });
});

test('the time left is what is left at the speed limit', () => {
  const progress = syncProgressOf(registryRow({ DistinctImages: 200, WaitingImages: 200, TransPerHour: 10 }));
  expect(progress).toMatchObject({ phase: 'intake', share: 0, timeLeft: 20 * 3_600_000 });
});

test('an unlimited registry promises no time', () => {
  const progress = syncProgressOf(registryRow({ DistinctImages: 200, WaitingImages: 150, TransPerHour: 0 }));
  expect(progress).toMatchObject({ done: 50, total: 200, share: 0.25, timeLeft: null });
});
