import { afterEach, expect, test } from 'vitest';
import { inspectImage } from './inspectImage.ts';
import { Inspection } from './inspection.ts';
import { contentOf, honestImages } from './testing/honestImages.ts';

const inspection = new Inspection();
afterEach(() => inspection.close());

test('a thread of its own finds what is found in this one', async () => {
  const contents = honestImages.slice(0, 3).map(contentOf);
  const inspected = await Promise.all(contents.map(inspection.inspect));
  expect(inspected).toEqual(await Promise.all(contents.map(inspectImage)));
});
