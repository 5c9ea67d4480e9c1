import { expect, test } from 'vitest';
import { sampleFailures } from '#contract/testing/sampleFailures.ts';
import { Obstacles } from './obstacles.ts';

const silent = sampleFailures['NetworkConnectError.timeout'];

test('a part without a scanner is left alone after its first image, and no other part is', () => {
  const obstacles = new Obstacles();
  const noScanner = sampleFailures['ImageScanFailure.noScanner'];
  expect(obstacles.met(noScanner, 'team')).toBe('part');
  expect([obstacles.of('team'), obstacles.of('library')]).toEqual([noScanner, undefined]);
});

test('one image without an answer is that image; three one after another are the registry', () => {
  const obstacles = new Obstacles();
  expect([obstacles.met(silent, 'a'), obstacles.met(silent, 'b')]).toEqual(['image', 'image']);
  obstacles.answered();
  expect([1, 2, 3].map(() => obstacles.met(silent, 'a'))).toEqual(['image', 'image', 'registry']);
});

test('an image that fails in words breaks the silence; a refused password is the registry’s at once', () => {
  const obstacles = new Obstacles();
  for (let turn = 0; turn < 4; turn += 1) {
    obstacles.met(silent, 'a');
    obstacles.met(silent, 'a');
    expect(obstacles.met(sampleFailures['ImageScanFailure.scannerFailed'], 'a')).toBe('image');
  }
  expect(obstacles.met(sampleFailures['FailedToVerifyUsernameOrPwd.refused'], 'a')).toBe('registry');
});
