import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failureOf } from '../testing/failureOf.ts';
import {
  headerIn,
  type RecordedDistribution,
  recordedDigest,
  recordedDistribution,
} from '../testing/recordedDistribution.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';
import { Access, type AccessOptions } from './access.ts';
import { readManifest } from './manifest.ts';
import { readImage } from './readImage.ts';
import { fetchManifest, type PulledRepository } from './repository.ts';

interface RealServer {
  readonly name: string;
  readonly options: AccessOptions;
  readonly image: string;
  /** Absent where it takes none. */
  readonly index?: string;
  /** How a wrong password shows. */
  readonly wrongPassword: object;
}

const refused = { code: 'ImageContentFailure', reason: 'refused' };
const harbor: AccessOptions = { ownTokenPath: '/service/token' };
const quay: AccessOptions = { ownTokenPath: '/v2/auth', tokensProve: true };
const servers: readonly RealServer[] = [
  { name: 'oci-harbor-1.10.18', options: harbor, image: 'team/app/api', wrongPassword: refused },
  { name: 'oci-harbor-2.15.2', options: harbor, image: 'team/app/api', index: 'team/multi', wrongPassword: refused },
  {
    name: 'oci-quay-3.18.0',
    options: quay,
    image: 'apps/web',
    index: 'apps/multi',
    wrongPassword: { code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' },
  },
  { name: 'oci-distribution-2.8.2', options: {}, image: 'team/app/api', index: 'team/multi', wrongPassword: refused },
];

const signal = new AbortController().signal;

describe.each(servers)('of a real $name', ({ name, options, image, index, wrongPassword }) => {
  let real: RecordedDistribution;
  let access: Access;
  beforeEach(async () => {
    real = await recordedDistribution(name);
    access = new Access(testHttp(), localTarget(real.port, { userName: 'admin', password: 'right' }), options);
  });
  afterEach(async () => {
    await access.close();
    await real.close();
  });
  const repository = (named: string): PulledRepository => ({ access, name: named, signal });
  const digest = (of: string) => recordedDigest(real.recordings, of);

  test('an image is read, proven by its digests', async () => {
    expect(await readImage(repository(image), digest(image))).toMatchObject({
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      platforms: [{ platform: 'linux/amd64', config: { env: expect.arrayContaining([expect.any(String)]) } }],
    });
    expect(real.asked[0]).toBe(`anonymous /v2/${image}/manifests/${digest(image)}`);
  });

  // Not every server was recorded with one.
  test.each([index ?? []].flat())('an index names its platforms, and one of them is read', async (named) => {
    const place = { part: 'manifest', digest: digest(named) } as const;
    const response = await fetchManifest(repository(named), place);
    if (response === 'gone') expect.fail();
    const manifest = readManifest(response, place);
    const platforms = manifest.kind === 'index' ? manifest.entries.map(({ platform }) => platform) : [];
    expect(platforms).toEqual(expect.arrayContaining(['linux/amd64', expect.stringMatching(/^linux\/arm64/)]));
    const child = real.recordings.find(({ name: file }) => file.endsWith('-index-child')) ?? expect.fail();
    const content = await readImage(repository(named), headerIn(child, 'docker-content-digest') ?? '');
    expect(content).toMatchObject({ platforms: [{ platform: expect.stringMatching(/^linux\/arm64/) }] });
  });

  test('what is not there is gone', async () => {
    const nothing = `sha256:${'0'.repeat(64)}`;
    expect(await failureOf(readImage(repository(image), nothing))).toMatchObject({ reason: 'gone' });
  });

  test('a wrong password opens nothing, and a token proves none right', async () => {
    await access.close();
    access = new Access(testHttp(), localTarget(real.port, { userName: 'admin', password: 'wrong' }), options);
    expect(await failureOf(readImage(repository(image), digest(image)))).toMatchObject(wrongPassword);
  });
});
