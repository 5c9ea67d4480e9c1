import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOf, goodConfig, ociTypes, ScriptedDistribution } from '../testing/scriptedDistribution.ts';
import { testHttp } from '../testing/testHttp.ts';
import { Access } from './access.ts';
import { limits } from './limits.ts';
import { readImage } from './readImage.ts';

let registry: ScriptedDistribution;
let access: Access;
beforeEach(async () => {
  registry = new ScriptedDistribution();
  await registry.start();
  access = new Access(testHttp(), registry.target);
});
afterEach(async () => {
  await access.close();
  await registry.close();
});

const name = 'docker.io/library/debian:12';
const annotations = {
  'org.opencontainers.image.base.name': name,
  'org.opencontainers.image.base.digest': digestOf('debian'),
  'org.opencontainers.image.created': '2026-01-02T03:04:05Z',
};

async function platformsOf({ digest }: { digest: string }) {
  const image = await readImage({ access, name: 'team/app', signal: new AbortController().signal }, digest);
  return image === 'noImage' ? expect.fail('no image') : image.platforms;
}

test('the base that a manifest names is read, of an index for each platform', async () => {
  const declaredBase = { name, digest: digestOf('debian') };
  const image = registry.image({ annotations });
  expect(await platformsOf(image)).toMatchObject([{ declaredBase, isShortened: false }]);
  const index = registry.manifest({ manifests: [image, registry.image()] }, ociTypes.index);
  expect(await platformsOf(index)).toMatchObject([{ declaredBase }, { declaredBase: null }]);
});

test.each([
  ['a list', ['one']],
  ['a text', 'docker.io/library/debian:12'],
  ['no texts', { 'org.opencontainers.image.base.name': { of: 'debian' } }],
])('annotations that are %s name none, and the image is read', async (_what, wrong) => {
  expect(await platformsOf(registry.image({ annotations: wrong }))).toMatchObject([{ declaredBase: null }]);
});

test('a name that is too long is cut, which is told', async () => {
  const long = { 'org.opencontainers.image.base.name': 'x'.repeat(limits.textLength + 9) };
  const [image] = await platformsOf(registry.image({ annotations: long }));
  expect(image).toMatchObject({ isShortened: true, config: { env: goodConfig.config.Env } });
  expect(image?.declaredBase?.name).toHaveLength(limits.textLength + 1);
});
