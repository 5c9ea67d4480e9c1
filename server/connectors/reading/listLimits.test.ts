import { expect, test } from 'vitest';
import { ListLimits } from './listLimits.ts';

test('elements that stand for more images than any repository holds end the list, however few they are', () => {
  const bounds = new ListLimits();
  bounds.addImages(200_000);
  expect(() => bounds.addImages(200_000)).toThrow('RegistryFailure');
});
