import { expect, test } from 'vitest';
import { inspectImage } from './inspectImage.ts';
import { contentOf, honestImages } from './testing/honestImages.ts';

test('there are sixty of them', () => {
  expect(new Set(honestImages.map(({ name }) => name)).size).toBe(60);
});

test.each(honestImages)(
  '$name is told no risk that it does not have, and none of its texts is masked',
  async (image) => {
    const content = contentOf(image);
    const inspected = await inspectImage(content);
    const common = [
      ...(image.user === undefined && !image.platform?.startsWith('windows') ? ['no_user'] : []),
      ...(image.healthCheck === undefined ? ['no_healthcheck'] : []),
    ];
    const found = inspected.risks.flat().map(({ key, name }) => (name === '' ? key : `${key} ${name}`));
    expect(found.toSorted()).toEqual([...common, ...(image.risks ?? [])].toSorted());
    expect(inspected.content).toEqual(content);
  },
);
