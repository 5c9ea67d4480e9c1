import { expect, test } from 'vitest';
import { inspectImage } from './inspectImage.ts';
import { limits } from './limits.ts';
import { contentOf } from './testing/honestImages.ts';

const long = 'x'.repeat(limits.texts);

test('texts beyond the limit are neither looked at nor kept, and that is told', async () => {
  const image = contentOf({
    name: 'long',
    user: 'app',
    declaredBase: { name: 'docker.io/library/debian:12', digest: `sha256:${'d'.repeat(64)}` },
    env: ['LANG=C.UTF-8'],
    labels: { note: long },
    history: ['RUN login --password tr0ub4dor-Zq81xL'],
  });
  const { content, risks } = await inspectImage(image);
  expect(risks.flat().map(({ key }) => key)).toEqual(['no_healthcheck']);
  expect(content.platforms).toMatchObject([
    {
      isShortened: true,
      declaredBase: { name: 'docker.io/library/debian:12' },
      config: { user: 'app', env: ['LANG=C.UTF-8'], labels: {} },
      history: [{ createdBy: '' }],
    },
  ]);
});

test('a platform whose texts are left out is told no risk for that', async () => {
  const first = contentOf({ name: 'index', labels: { note: long }, history: [] });
  const other = contentOf({
    name: 'index',
    user: 'app',
    declaredBase: { name: 'debian', digest: '' },
    healthCheck: ['CMD', 'true'],
    history: [],
  });
  const { content, risks } = await inspectImage({ ...first, platforms: [...first.platforms, ...other.platforms] });
  expect(content.platforms[1]).toMatchObject({
    isShortened: true,
    declaredBase: null,
    config: { user: '', healthCheck: [] },
  });
  expect(risks[1]).toEqual([]);
});
