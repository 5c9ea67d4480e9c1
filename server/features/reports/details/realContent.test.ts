import { afterEach, beforeEach, expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { readRecordings } from '#simulators/recordings/readRecordings.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { recordedContent } from '#simulators/testing/distribution/recordedWorld.ts';
import { type BuiltImage, Pusher } from '#simulators/testing/oci/pushImage.ts';
import { findRealRegistry, realAccount, startRealRegistry } from '#simulators/testing/oci/realRegistry.ts';
import { standardAccounts } from '#simulators/world/accounts.ts';
import { sha256 } from '#simulators/world/content/content.ts';
import { eventually } from '../../../testing/eventually.ts';
import { startTestServer, type TestServer } from '../../../testing/testServer.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

/** The details of the image that its registry shows under a name, once it was taken in. */
async function detailsOf(repository: string, tag: string, Platform?: string) {
  const image = await eventually(
    async () =>
      (await server.call('DescribeImageInstances', { PageSize: 100 })).ImageInstanceList.find(
        ({ RepoNamespace, RepoName, Tag }) => `${RepoNamespace}/${RepoName}` === repository && Tag === tag,
      ),
    (row) => row?.IntakeState === 'DONE',
    20_000,
  );
  return server.call('DescribeImageDetail', { Uuid: image?.Uuid ?? '', Platform });
}

const created = '2026-01-02T03:04:05Z';
const app = (architecture: string): BuiltImage => ({
  layers: ['root file system', `app for ${architecture}`],
  configuration: {
    created,
    author: 'Team <team@example.com>',
    architecture,
    os: 'linux',
    config: {
      User: '10001',
      Env: ['PATH=/bin', 'GREETING=sesame street'],
      Entrypoint: ['/entry.sh'],
      Cmd: ['serve'],
      ExposedPorts: { '8080/tcp': {} },
      Labels: { 'org.opencontainers.image.revision': 'abc123' },
    },
    history: [
      { created, created_by: 'ADD rootfs.tar / # buildkit' },
      { created, created_by: 'CMD ["serve"]', empty_layer: true },
      { created, created_by: 'COPY app / # buildkit' },
    ],
  },
});

const command = findRealRegistry();
test.skipIf(command === undefined)('what was pushed to a real registry is told as it was built', async () => {
  const registry = await startRealRegistry(command ?? '');
  const pusher = new Pusher({ url: registry.url, account: realAccount });
  try {
    const amd64 = await pusher.pushBuilt('team/app', 'amd64', app('amd64'));
    const arm64 = await pusher.pushBuilt('team/app', 'arm64', app('arm64'));
    const platforms = [
      { ...arm64, layers: undefined, platform: { os: 'linux', architecture: 'arm64' } },
      { ...amd64, layers: undefined, platform: { os: 'linux', architecture: 'amd64' } },
    ];
    const index = { schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests: platforms };
    await pusher.putManifest('team/app', 'both', index);
    const { userName: UserName, password: Password } = realAccount;
    const request = { RegistryType: 'oci', DomainName: 'registry.example.com', UserName, Password } as const;
    await server.call('AddPrivateRegistry', harborRequest(registry.port, request));

    const one = await detailsOf('team/app', 'amd64');
    expect(one.Layers).toEqual([
      {
        Digest: amd64.layers[0]?.digest,
        DiffId: sha256('root file system'),
        Size: amd64.layers[0]?.size,
        Command: 'ADD rootfs.tar / # buildkit',
        SharedImageCount: expect.any(Number),
      },
      expect.objectContaining({ DiffId: sha256('app for amd64'), Command: 'COPY app / # buildkit' }),
    ]);
    expect(one.History?.map(({ LayerDigest }) => LayerDigest)).toEqual([
      amd64.layers[0]?.digest,
      '',
      amd64.layers[1]?.digest,
    ]);
    expect(one.Config).toMatchObject({
      User: '10001',
      EnvNames: ['PATH', 'GREETING'],
      ExposedPorts: ['8080/tcp'],
      Labels: { 'org.opencontainers.image.revision': 'abc123' },
      Created: Date.parse(created),
      Author: 'Team <team@example.com>',
    });
    expect(JSON.stringify(one)).not.toContain('sesame');

    const both = await detailsOf('team/app', 'both');
    expect(both).toMatchObject({
      Platform: 'linux/amd64',
      PlatformDigest: amd64.digest,
      Platforms: [
        { Platform: 'linux/arm64', Digest: arm64.digest, Present: true },
        { Platform: 'linux/amd64', Digest: amd64.digest, Present: true },
      ],
    });
    const arm = await detailsOf('team/app', 'both', 'linux/arm64');
    expect(arm.Layers?.[1]?.DiffId).toBe(sha256('app for arm64'));
    // The index and the other image have the root file system too.
    await eventually(
      async () => (await detailsOf('team/app', 'amd64')).Layers?.map(({ SharedImageCount }) => SharedImageCount),
      (counts) => counts?.join() === '2,1',
    );
  } finally {
    await pusher.close();
    await registry.close();
  }
});

test('what a real Harbor was recorded to hold is told as its configuration has it', async () => {
  const recording = 'oci-harbor-2.15.2';
  const world = recordedContent(
    recording,
    standardAccounts.filter(({ userName }) => userName === 'admin'),
  );
  const harbor = await startHarborV2({ world, flavour: '2.15.2', wrongPasswordMs: 1 });
  try {
    await server.call('AddPrivateRegistry', harborRequest(harbor.port));
    const recorded = readRecordings(recording).find(({ name }) => name.endsWith('-config'))?.response.body as {
      rootfs: { diff_ids: string[] };
      history: { created_by: string }[];
      config: { Labels: Record<string, string> };
    };
    const [first] = [...world.repositories].filter(({ fullName }) => fullName === 'team/app/api');
    const tag = first && world.artifactsOf(first)[0]?.tags[0]?.name;
    const { Layers, Config } = await detailsOf('team/app/api', tag ?? '');
    expect(Layers?.map(({ DiffId }) => DiffId)).toEqual(recorded.rootfs.diff_ids);
    expect(Layers?.map(({ Command }) => Command)).toEqual(recorded.history.map(({ created_by }) => created_by));
    expect(Config).toMatchObject({ EnvNames: ['A'], Labels: recorded.config.Labels, User: '' });
    // Of its two platforms one was recorded.
    const [multi] = [...world.repositories].filter(({ fullName }) => fullName === 'team/multi');
    const multiTag = multi && world.artifactsOf(multi)[0]?.tags[0]?.name;
    const { Platform, Platforms } = await detailsOf('team/multi', multiTag ?? '');
    expect(Platform).toBe('linux/arm64/v8');
    expect(Platforms).toContainEqual(expect.objectContaining({ Platform: 'linux/amd64', Present: false }));
  } finally {
    await harbor.close();
  }
});
