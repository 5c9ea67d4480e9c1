import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { baseReference } from '#contract/images/baseImage.ts';
import { describeBaseImages } from '#contract/images/bases.ts';
import { describeImageInstances } from '#contract/images/images.ts';
import { describeImageVulList } from '#contract/images/vulnerabilities.ts';
import { allOf, type Visibility } from '../../domain/access/visibility.ts';
import { createImageListRepository } from '../../query/images/imageListRepository.ts';
import { contentOf, digestOfImage, type LayeredImage, storeLayered } from '../../testing/baseWorld.ts';
import { scan, storeRegistry } from '../../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { createReportRepository } from '../reports/reportRepository.ts';
import { createVulnerabilityRepository } from '../reports/vulnerabilities/vulnerabilityRepository.ts';
import { BaseCounter } from './baseCounter.ts';
import { createBaseListRepository } from './baseListRepository.ts';
import { baseRow } from './baseView.ts';
import { imageBase } from './imageBase.ts';

let taken: TestDatabase;
let registryId: number;
beforeEach(async () => {
  taken = await takeDatabase();
  registryId = await storeRegistry(taken.database, 'one.example.com');
});
afterEach(() => giveBack(taken));

/** Findings are `CVE-1@openssl`, or with the version of the package, `CVE-1@openssl@1.0`; null of what was never scanned. */
async function put(reference: string, of: LayeredImage, findings: readonly string[] | null, isImported = true) {
  const [repository = '', tag = ''] = reference.split(':');
  const found = findings === null ? null : scan({ high: findings.length });
  await storeLayered(taken.database, { registryId }, repository, tag, of, { scan: found });
  if (findings !== null && isImported) await report(of, findings);
}

/** Imports the report of an image, all of it of high severity. */
async function report(of: LayeredImage, findings: readonly string[]) {
  const image = await taken.database.read
    .selectFrom('images')
    .selectAll()
    .where('digest', '=', digestOfImage(of))
    .executeTakeFirstOrThrow();
  const rest = { fixedVersion: '', severity: 'high', score: null, description: '', link: '' } as const;
  await createReportRepository(taken.database, Date.now).store(image, {
    scanner: 'Trivy',
    skipped: 0,
    findings: findings.map((finding) => {
      const [name = '', packageName = '', installedVersion = '1'] = finding.split('@');
      return { ...rest, name, package: packageName, installedVersion };
    }),
  });
}

async function count() {
  const counter = new BaseCounter(taken.database, pino({ enabled: false }));
  while (await counter.count());
}

async function opened(
  reference: string,
  content: Parameters<typeof imageBase>[3] = {},
  visibility: Visibility = allOf('cn'),
) {
  await count();
  const [path = '', tag = ''] = reference.split(':');
  const image = await taken.database.read
    .selectFrom('images')
    .selectAll()
    .where('repository_name', '=', path.split('/')[1] ?? '')
    .where('tag', '=', tag)
    .executeTakeFirstOrThrow();
  return imageBase(taken.database, visibility, image, content);
}

/** Of each platform of an index, in its order. */
async function basesOfPlatforms(reference: string, of: LayeredImage) {
  const bases: string[] = [];
  for (const { digest: PlatformDigest } of contentOf(of).platforms) {
    const { BaseImage } = await opened(reference, { PlatformDigest });
    bases.push(`${BaseImage?.RepoName}:${BaseImage?.Tag}`);
  }
  return bases;
}

async function listed(request: Record<string, unknown> = {}) {
  await count();
  const page = await createBaseListRepository(taken.database).page(
    allOf('cn'),
    describeBaseImages.request.parse(request),
  );
  return page.map(baseRow);
}

test('how many of an image’s layers are its base’s is told', async () => {
  await put('platform/jdk:17', { layers: 'abc' }, null);
  await put('team/app:1', { layers: 'abcde' }, null);
  expect(await opened('team/app:1')).toMatchObject({ BaseLayerCount: 3 });
  expect(await opened('platform/jdk:17')).not.toHaveProperty('BaseLayerCount');
});

const jdk: LayeredImage = { layers: 'a', builtAt: 1 };
const app: LayeredImage = { layers: 'ab' };

describe('findings of an image', () => {
  test('are inherited where its base has the same in the same package, in whichever version', async () => {
    await put('platform/jdk:17', jdk, ['CVE-1@openssl@1.0', 'CVE-2@zlib', 'CVE-9@tar']);
    await put('team/app:1', app, ['CVE-1@openssl@1.1', 'CVE-2@curl', 'CVE-3@app']);
    expect(await opened('team/app:1')).toMatchObject({ InheritedVulCount: 1, OwnVulCount: 2, UnknownVulCount: 0 });
  });

  test('are of nobody knows where as long as the report of either is missing', async () => {
    await put('platform/jdk:17', jdk, ['CVE-1@openssl'], false);
    await put('team/app:1', app, ['CVE-1@openssl']);
    expect(await opened('team/app:1')).toMatchObject({ UnknownVulCount: 1 });
    expect(await listed()).toMatchObject([{ InheritedVulCount: 0, UnknownImageCount: 1 }]);
    await report(jdk, ['CVE-1@openssl']);
    expect(await opened('team/app:1')).toMatchObject({ InheritedVulCount: 1, UnknownVulCount: 0 });
    expect(await listed()).toMatchObject([{ InheritedVulCount: 1, UnknownImageCount: 0 }]);
  });

  test('are all its own where the scanner found nothing in the base', async () => {
    await put('platform/jdk:17', jdk, [], false);
    await put('team/app:1', app, ['CVE-1@openssl']);
    expect(await opened('team/app:1')).toMatchObject({ InheritedVulCount: 0, OwnVulCount: 1, UnknownVulCount: 0 });
  });

  test('are told of no image without a base', async () => {
    await put('team/app:1', app, ['CVE-1@openssl']);
    expect(await opened('team/app:1')).toEqual({ DeclaredBase: undefined });
  });
});

test('each finding of an image tells where it comes from, and is found by that', async () => {
  await put('platform/jdk:17', jdk, ['CVE-1@openssl@1.0']);
  await put('team/app:1', app, ['CVE-1@openssl@1.1', 'CVE-3@app']);
  await count();
  const found = async (request: Record<string, unknown>) => {
    const asked = { Type: 'cve', Digest: digestOfImage(app), ...request };
    const rows = await createVulnerabilityRepository(taken.database).page(
      allOf('cn'),
      describeImageVulList.request.parse(asked),
    );
    return rows.map(({ name, origin }) => [name, origin]);
  };
  expect(await found({})).toEqual([
    ['CVE-1', 'inherited'],
    ['CVE-3', 'own'],
  ]);
  expect(await found({ Origin: 'own' })).toEqual([['CVE-3', 'own']]);
  expect(await found({ Digest: digestOfImage(jdk) })).toEqual([['CVE-1', null]]);
});

test('of an index each platform tells its own base', async () => {
  await put('platform/jdk:17', { layers: 'a' }, null);
  await put('platform/go:1', { layers: { 'linux/arm64': 'x' } }, null);
  const both: LayeredImage = { layers: { 'linux/amd64': 'ab', 'linux/arm64': 'xb' } };
  await put('team/app:1', both, null);
  expect(await basesOfPlatforms('team/app:1', both)).toEqual(['jdk:17', 'go:1']);
});

test('of platforms of one name, as of several versions of Windows, each tells its own base', async () => {
  await put('os/nanoserver:1809', { layers: { 'windows/1809': 'a' } }, null);
  await put('os/nanoserver:ltsc2022', { layers: { 'windows/2022': 'x' } }, null);
  const both: LayeredImage = { layers: { 'windows/1809': 'ab', 'windows/2022': 'xb' } };
  await put('team/app:1', both, null);
  await taken.database.write.updateTable('digest_platforms').set({ platform: 'windows/amd64' }).execute();
  expect(await basesOfPlatforms('team/app:1', both)).toEqual(['nanoserver:1809', 'nanoserver:ltsc2022']);
});

test('what a builder names as the base is told where that is not a connected image', async () => {
  await put('platform/jdk:17', jdk, null);
  await put('team/app:1', app, null);
  await put('team/alone:1', { layers: 'z' }, null);
  const naming = (Name: string, Digest = '') => ({ DeclaredBase: { Name, Digest } });
  const declared = async (...of: Parameters<typeof opened>) => (await opened(...of)).DeclaredBase;
  expect(await declared('team/alone:1', naming('docker.io/library/debian:12', 'sha256:d'))).toEqual({
    Name: 'docker.io/library/debian:12',
    Digest: 'sha256:d',
  });
  expect(await declared('team/app:1', naming('one.example.com/platform/jdk:17'))).toBeUndefined();
  expect(await declared('team/app:1', naming('any', digestOfImage(jdk)))).toBeUndefined();
});

describe('who does not see the registry of a base', () => {
  const limited = (): Visibility => ({ center: 'cn', registries: [registryId] });

  test('is told what the builder names, as where that is not connected', async () => {
    const other = await storeRegistry(taken.database, 'other.example.com');
    await storeLayered(taken.database, { registryId: other }, 'platform/jdk', '17', jdk);
    await put('team/app:1', app, null);
    const content = {
      DeclaredBase: { Name: 'docker.io/library/eclipse-temurin:17', Digest: digestOfImage(jdk) },
    };
    expect(await opened('team/app:1', content, limited())).toEqual(content);
    expect(await opened('team/app:1', content)).toMatchObject({ BaseImage: { Tag: '17' }, DeclaredBase: undefined });
  });

  test('is told of no base, not even of one that lies deeper in a registry that is seen', async () => {
    const other = await storeRegistry(taken.database, 'other.example.com');
    await put('platform/os:1', { layers: 'x' }, null);
    await storeLayered(taken.database, { registryId: other }, 'platform/jdk', '17', { layers: 'xy' });
    await put('team/deep:1', { layers: 'xyz' }, null);
    expect(await opened('team/deep:1', {}, limited())).toEqual({ DeclaredBase: undefined });
    expect(await opened('team/deep:1')).toMatchObject({ BaseImage: { Tag: '17' } });
  });
});

describe('a newer base', () => {
  beforeEach(async () => {
    await put('platform/jdk:17.0.8', jdk, ['CVE-1@openssl', 'CVE-2@zlib']);
    await put('team/app:1', app, ['CVE-1@openssl', 'CVE-2@zlib', 'CVE-3@app']);
    await put('team/app:2', { layers: 'ac' }, ['CVE-1@openssl', 'CVE-2@zlib']);
  });

  test('is told with how many findings rebuilding on it clears', async () => {
    await put('platform/jdk:17.0.9', { layers: 'x', builtAt: 2 }, ['CVE-2@zlib']);
    expect(await opened('team/app:1')).toMatchObject({ NewerBase: { Tag: '17.0.9', VulCount: 1 }, ClearedVulCount: 1 });
    expect(await listed()).toMatchObject([
      {
        Tag: '17.0.8',
        ImageCount: 2,
        InheritedVulCount: 4,
        NewerBase: { Tag: '17.0.9' },
        RebuildImageCount: 2,
        ClearedVulCount: 2,
      },
    ]);
  });

  test('is none that has as many', async () => {
    await put('platform/jdk:17.0.9', { layers: 'x', builtAt: 2 }, ['CVE-7@zlib', 'CVE-8@zlib']);
    expect((await opened('team/app:1')).NewerBase).toBeUndefined();
  });

  test('is none whose report is missing, until that comes', async () => {
    await put('platform/jdk:17.0.9', { layers: 'x', builtAt: 2 }, ['CVE-2@zlib'], false);
    expect(await listed()).toMatchObject([{ NewerBase: undefined, ClearedVulCount: 0 }]);
    await report({ layers: 'x', builtAt: 2 }, ['CVE-2@zlib']);
    expect(await listed()).toMatchObject([{ NewerBase: { Tag: '17.0.9' }, ClearedVulCount: 2 }]);
  });
});

describe('the list of bases', () => {
  test('begins with what most high findings are inherited from, and finds by any part of the name', async () => {
    await put('os/debian:12', { layers: 'a' }, ['CVE-1@openssl']);
    await put('os/alpine:3', { layers: 'x' }, ['CVE-1@openssl', 'CVE-2@zlib']);
    await put('team/app:1', { layers: 'ab' }, ['CVE-1@openssl']);
    await put('team/tool:1', { layers: 'xb' }, ['CVE-1@openssl', 'CVE-2@zlib']);
    expect((await listed()).map(({ RepoName }) => RepoName)).toEqual(['alpine', 'debian']);
    expect((await listed({ SearchText: 's/deb' })).map(({ RepoName }) => RepoName)).toEqual(['debian']);
  });

  test('counts for a name all digests of it, and those that are outdated', async () => {
    await put('platform/jdk:17', jdk, null);
    await put('team/old:1', { layers: 'ab' }, null);
    await count();
    await taken.database.write.deleteFrom('images').where('repository_name', '=', 'jdk').execute();
    await put('platform/jdk:17', { layers: 'x', builtAt: 2 }, null);
    await put('team/new:1', { layers: 'xb' }, null);
    expect(await listed()).toMatchObject([
      { Tag: '17', Digest: digestOfImage({ layers: 'x', builtAt: 2 }), ImageCount: 2, OutdatedImageCount: 1 },
    ]);
  });

  test('leads to the images that it counts', async () => {
    await put('platform/jdk:17', jdk, null);
    await put('team/app:1', app, null);
    await put('team/app:latest', app, null);
    await put('team/other:1', { layers: 'z' }, null);
    const other = await storeRegistry(taken.database, 'other.example.com');
    await storeLayered(taken.database, { registryId: other }, 'team/there', '2', { layers: 'ad' });
    await count();
    const images = createImageListRepository(taken.database);
    const tags = async (name: string, value: string) => {
      const criteria = JSON.stringify([{ name, value }]);
      const request = describeImageInstances.request.parse({ Criteria: criteria });
      const { rows, total } = await images.list(allOf('cn'), request);
      return [total, ...rows.map(({ tag }) => tag).toSorted()];
    };
    const base = { RepoNamespace: 'platform', RepoName: 'jdk', Tag: '17', Digest: digestOfImage(jdk) };
    expect(await tags('baseImage', baseReference(base))).toEqual([3, '1', '2', 'latest']);
    expect(await tags('baseImage', `platform/jdk:17@${digestOfImage(jdk)}`)).toEqual([3, '1', '2', 'latest']);
    expect(await tags('baseImage', `platform/jdk:17@${digestOfImage(app)}`)).toEqual([0]);
    expect(await tags('baseOutdated', 'NO')).toEqual([3, '1', '2', 'latest']);
    expect(await tags('baseOutdated', 'YES')).toEqual([0]);
  });
});
