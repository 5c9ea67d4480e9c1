import { afterEach, describe, expect, test } from 'vitest';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { harborConnector } from '../harbor/connector.ts';
import type { ListedRepository } from '../port.ts';
import { collectImages, collectRepositories } from '../testing/collected.ts';
import { failureOf } from '../testing/failureOf.ts';
import type { LocalServer } from '../testing/localServers.ts';
import { type RecordedQuayOptions, recordedQuay } from '../testing/recordedQuay.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';
import { quayConnector } from './connector.ts';

const signal = new AbortController().signal;
let quay: LocalServer;
afterEach(() => quay.close());

async function start(options: RecordedQuayOptions = {}) {
  quay = await recordedQuay(options);
  return quayConnector(testHttp(), { throttleIntervalMs: 1 });
}

const row = (namespace: string, authToken = 'live') => ({ namespace, authToken });
const target = (other: Partial<RegistryTarget> = {}) =>
  localTarget(quay.port, { type: 'quay', organizations: [row('apps')], ...other });
const inApps = (name: string): ListedRepository => ({ namespace: 'apps', name });

describe('a real Quay 3.18.0', () => {
  test('is verified, and its rows are', async () => {
    const connector = await start();
    expect(await connector.verify(target(), signal)).toEqual({ serverVersion: 'Quay v3.18.0' });
  });

  test.each([
    ['unknown', 'tokenUnknown'],
    ['expired', 'tokenExpired'],
    ['owner-disabled', 'tokenOwnerDisabled'],
  ])('says of a token that is %s why it refuses it', async (token, reason) => {
    const connector = await start();
    const failure = await failureOf(connector.verify(target({ organizations: [row('apps', token)] }), signal));
    expect(failure).toEqual({ code: 'FailedToVerifyUsernameOrPwd', reason, row: 0 });
  });

  test('without anonymous access gives no reason, and none is claimed', async () => {
    const connector = await start({ anonymousAccess: false });
    const withToken = (token: string) => target({ organizations: [row('apps', token)] });
    expect(await failureOf(connector.verify(withToken('expired'), signal))).toMatchObject({ reason: 'tokenRefused' });
    expect(await failureOf(connector.verify(target({ password: 'wrong' }), signal))).toMatchObject({
      reason: 'refused',
    });
    await expect(connector.verify(target(), signal)).resolves.toBeDefined();
  });

  test('says of a password that it is wrong, of a user that it is disabled, of a lock-out that wrong passwords caused it', async () => {
    const connector = await start();
    const failing = (other: Partial<RegistryTarget>) => failureOf(connector.verify(target(other), signal));
    expect(await failing({ password: 'wrong' })).toMatchObject({ reason: 'refused' });
    expect(await failing({ userName: 'disabled1' })).toMatchObject({ reason: 'userDisabled' });
    expect(await failing({ userName: 'viewer' })).toEqual({
      code: 'RegistryRateLimited',
      retryAfterSeconds: 3,
      lockedOut: true,
    });
  });

  test('lists an organization’s repositories, and several pages of them', async () => {
    const connector = await start();
    const { repositories, parts } = await collectRepositories(
      connector,
      target({ organizations: [row('apps'), row('bulk'), row('emptyorg')] }),
    );
    expect(parts.map(({ part, failure, doubts }) => [part, failure, doubts]).sort()).toEqual([
      ['apps', undefined, []],
      ['bulk', undefined, []],
      ['emptyorg', undefined, []],
    ]);
    const names = repositories.map(({ namespace, name }) => `${namespace}/${name}`);
    expect(names).toContain('apps/team/sub/api');
    expect(names).toContain('apps/x/manifest/y');
    // Of each page two were kept when it was recorded.
    expect(names.filter((name) => name.startsWith('bulk/'))).toEqual([
      'bulk/svc-001',
      'bulk/svc-000',
      'bulk/svc-100',
      'bulk/svc-101',
    ]);
  });

  test('lists with a dead token as for anybody, which is its row’s failure alone', async () => {
    const connector = await start();
    const organizations = [row('apps', 'expired'), row('bulk')];
    const { repositories, parts } = await collectRepositories(connector, target({ organizations }));
    expect(parts.find(({ part }) => part === 'apps')?.failure).toMatchObject({ reason: 'tokenExpired', row: 0 });
    expect(new Set(repositories.map(({ namespace }) => namespace))).toEqual(new Set(['bulk']));
  });

  test('lists tags: signatures and attestations are none, an index is one with its platforms', async () => {
    const connector = await start();
    const tagsOf = async (name: string) => (await collectImages(connector, target(), inApps(name))).images;
    expect((await tagsOf('web')).map(({ tag }) => tag)).toEqual([
      't'.repeat(128),
      'Stable_v1.1-RC.2',
      'latest',
      '1.1',
      '1.0',
    ]);
    expect((await tagsOf('multi')).map(({ tag, platforms }) => [tag, platforms])).toEqual([
      ['1.1-buildx', ['linux/amd64', 'linux/arm64/v8']],
      ['1.0', ['linux/amd64', 'linux/arm64/v8', 'linux/s390x']],
    ]);
    expect(await tagsOf('team/sub/api')).toHaveLength(1);
    expect(await tagsOf('x/tag')).toHaveLength(1);
    expect(await tagsOf('empty')).toEqual([]);
  });

  test.each([
    ['chart', 'sha256:a7f4d6573e2ab417ceea8f3d4108eeca0d1bf1423b855309462f766b84f24902'],
    ['artifact', 'sha256:600f261262db6e07ed8048e94aa83fcb548d1c037b8b01deaf03e626516982a3'],
    // Its config is that of an image, its layers are not.
    ['artifact', 'sha256:9b6ef65a88b547aa92ff1cbe2ea6e67171a4aaedf78098701a52d55eb4a5439a'],
  ])('holds in %s what is no image', async (name, digest) => {
    const connector = await start();
    expect(await connector.imageFacts?.(target(), { repository: inApps(name), digest, tag: '' }, signal)).toBe(
      'noImage',
    );
  });

  const web = {
    repository: inApps('web'),
    digest: 'sha256:851d27916191d808cd9b537b2f636185147d67363f78927197d920b100a2850b',
    tag: '1.0',
  };

  test('tells size, build time and scan of an image, one that is too large for its scanner among them', async () => {
    const connector = await start();
    expect(await connector.imageFacts?.(target(), web, signal)).toEqual({
      size: 900_881,
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      platforms: [],
      createdAt: Date.UTC(2024, 2, 5, 10),
      scan: null,
      scanBlocked: 'tooLarge',
      report: null,
    });
  });

  test('reports every severity of an index’s children, with what rates the unknown ones', async () => {
    const connector = await start();
    const digest = 'sha256:b84e763fa955526b21c5d2387b65a4d44243a04e200e5f6f0e71311b16c74453';
    const facts = await connector.imageFacts?.(
      target(),
      { repository: inApps('dockerlist'), digest, tag: 'latest' },
      signal,
    );
    if (facts === undefined || facts === 'noImage') throw new Error('it is an image');
    expect(facts.platforms).toEqual(['linux/amd64', 'linux/arm']);
    const severities = new Set(facts.report?.findings.map(({ severity }) => severity));
    expect([...severities].sort()).toEqual(expect.arrayContaining(['critical', 'high', 'low', 'medium']));
    expect(facts.report?.scanner).toBe('Clair');
  });

  test('whose scanner is away is told so, and never where its Clair is inside', async () => {
    const connector = await start({ scanner: 'unreachable' });
    const facts = await connector.imageFacts?.(target(), web, signal);
    expect(facts).toMatchObject({ scan: 'unavailable', report: null });
    const failure = await failureOf(connector.vulnerabilities(target(), web, signal));
    expect(JSON.stringify([facts, failure])).not.toContain('16060');
  });

  test('whose scanner is off is asked for no report', async () => {
    const connector = await start({ scanner: 'off' });
    expect(await connector.imageFacts?.(target(), web, signal)).toMatchObject({ scan: null, report: null });
    expect(await connector.vulnerabilities(target(), web, signal)).toBeNull();
  });

  test('is recognised behind the form of a Harbor: it answers Harbor’s paths with 308 to themselves', async () => {
    await start();
    for (const version of ['V1', 'V2'] as const) {
      const harbor = harborConnector(testHttp());
      expect(await failureOf(harbor.verify(target({ type: 'harbor', version }), signal))).toEqual({
        code: 'RegistryTypeError',
        found: 'quay',
      });
    }
  });
});
