import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { protocolType } from '#contract/enums.ts';
import type { StageEvidence } from '#contract/failures/evidence.ts';
import { createIdentity } from '#simulators/http/createIdentity.ts';
import { Pusher } from '#simulators/testing/oci/pushImage.ts';
import {
  findRealRegistry,
  noRealRegistry,
  type RealRegistry,
  realAccount,
  startRealRegistry,
} from '#simulators/testing/oci/realRegistry.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { Missing } from '../port.ts';
import { collectImages, collectRepositories } from '../testing/collected.ts';
import { failureOf } from '../testing/failureOf.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';
import { ociConnector } from './connector.ts';

const command = findRealRegistry();
if (command === undefined) process.stdout.write(`${noRealRegistry}\n`);

const connector = ociConnector(testHttp());
const signal = new AbortController().signal;
const app = { namespace: 'team', name: 'app' };

function targetOf({ port }: RealRegistry, more: Partial<RegistryTarget> = {}): RegistryTarget {
  const { userName, password } = realAccount;
  return localTarget(port, { type: 'oci', domainName: 'registry.example.test', userName, password, ...more });
}

describe.skipIf(command === undefined)('a real registry with passwords, over TLS of an authority of its own', () => {
  let registry: RealRegistry;
  let pusher: Pusher;
  let target: RegistryTarget;
  const digests: Record<string, string> = {};

  beforeAll(async () => {
    const authority = createIdentity({ commonName: 'Example Authority', authority: true });
    const names = ['registry.example.test', '127.0.0.1'];
    registry = await startRealRegistry(command ?? '', {
      tls: createIdentity({ commonName: 'registry', names, signedBy: authority }),
    });
    pusher = new Pusher({ url: registry.url, account: realAccount, ca: authority.cert });
    target = targetOf(registry, { protocol: protocolType.https, caCertificate: authority.cert });
    const images = [
      ['team/app', 'v1'],
      ['team/app', 'v2'],
      ['team/apps/deep', 'v1'],
      ['alpine', '3.20'],
      ['soon/empty', 'v1'],
    ] as const;
    for (const [repository, tag] of images) {
      digests[`${repository}:${tag}`] = await pusher.push({ repository, tag, content: `${repository} ${tag}` });
    }
    await pusher.deleteManifest('soon/empty', digests['soon/empty:v1'] ?? '');
  });
  afterAll(async () => {
    await pusher?.close();
    await registry?.close();
  });

  test('is verified stage by stage', async () => {
    const stages: StageEvidence[] = [];
    expect(await connector.verify(target, signal, (stage) => stages.push(stage))).toEqual({ serverVersion: null });
    expect(stages.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['connect', 'tls', 'version', 'login']));
    expect(stages.at(-1)).toEqual({ stage: 'role', role: 'listsCatalog' });
  });

  test('refuses a wrong password, and whoever has none', async () => {
    expect(await failureOf(connector.verify({ ...target, password: 'wrong' }, signal))).toEqual({
      code: 'FailedToVerifyUsernameOrPwd',
      reason: 'refused',
    });
    expect(await failureOf(connector.verify({ ...target, userName: '', password: '' }, signal))).toEqual({
      code: 'FailedToVerifyUsernameOrPwd',
      reason: 'accountNeeded',
    });
  });

  test('is listed whole: the first segment is the namespace, and a repository without tags has no images', async () => {
    const { repositories, parts } = await collectRepositories(connector, target);
    expect(repositories).toEqual([
      { namespace: '', name: 'alpine' },
      { namespace: 'soon', name: 'empty' },
      app,
      { namespace: 'team', name: 'apps/deep' },
    ]);
    expect(parts).toEqual([{ part: '', doubts: [] }]);
    expect(await collectImages(connector, target, { namespace: 'soon', name: 'empty' })).toEqual({
      images: [],
      skipped: [],
      doubts: [],
    });
    const { images, doubts } = await collectImages(connector, target, app);
    expect(doubts).toEqual([]);
    expect(images).toEqual(
      ['v1', 'v2'].map((tag) => ({
        tag,
        digest: digests[`team/app:${tag}`],
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        size: null,
        platforms: [],
        createdAt: null,
        updatedAt: null,
        scan: null,
        scanBlocked: 'noScanner',
        contentUnread: true,
      })),
    );
  });

  test('says by its own errors what is gone', async () => {
    const presence = (missing: Missing) => connector.presenceOf(target, missing, signal);
    const image = { kind: 'image', repository: app, tag: 'v1', digest: digests['team/app:v1'] ?? '' } as const;
    expect(await presence(image)).toBe('there');
    expect(await presence({ ...image, tag: 'deleted' })).toBe('gone');
    expect(await presence({ ...image, digest: digests['team/app:v2'] ?? '' })).toBe('gone');
    expect(await presence({ kind: 'repository', repository: app })).toBe('there');
    expect(await presence({ kind: 'repository', repository: { namespace: 'team', name: 'nosuch' } })).toBe('gone');
  });
});

test.skipIf(command === undefined)('a real registry that anybody may read is read without an account', async () => {
  const registry = await startRealRegistry(command ?? '', { anonymous: true });
  const pusher = new Pusher({ url: registry.url, account: null });
  try {
    await pusher.push({ repository: 'team/app', tag: 'v1', content: 'one' });
    const target = targetOf(registry, { userName: '', password: '' });
    const stages: StageEvidence[] = [];
    await connector.verify(target, signal, (stage) => stages.push(stage));
    expect(stages.at(-1)).toEqual({ stage: 'role', role: 'anonymous' });
    expect((await collectRepositories(connector, target)).repositories).toEqual([app]);
    expect((await collectImages(connector, target, app)).images).toHaveLength(1);
  } finally {
    await pusher.close();
    await registry.close();
  }
});
