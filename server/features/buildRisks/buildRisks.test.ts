import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ResponseOf } from '#contract/actions/actions.ts';
import type { PlatformContent } from '../../connectors/imageContent.ts';
import { inspectImage } from '../../inspection/inspectImage.ts';
import { storeBuildRisks } from '../../store/buildRisks/storeBuildRisks.ts';
import { storeContents } from '../../store/contents/storeContents.ts';
import { eventually } from '../../testing/eventually.ts';
import { imageContent, platformContent } from '../../testing/imageContents.ts';
import { digest, image, noon, storeImages, storeRegistry } from '../../testing/storedImages.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';
import { decideRisk } from './decideRisks.ts';
import { DecisionPropagator } from './decisionPropagator.ts';

const log = pino({ level: 'silent' });

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const step = (createdBy: string) => ({ createdAt: noon, createdBy, comment: '', isEmpty: false });
const careful = { user: 'app', healthCheck: ['CMD', 'true'] };
const platform = (config: Partial<PlatformContent['config']>, ...commands: string[]) =>
  platformContent({ config: { ...careful, ...config }, history: commands.map(step) });

/** Stores an image, `repository:tag`, as its intake does: each has a digest of its own, filled with a sign. */
async function taken(registryId: number, name: string, fill: string, ...platforms: PlatformContent[]): Promise<string> {
  const [repository = '', tag = ''] = name.split(':');
  const own = platforms.map((one, place) => ({
    ...one,
    digest: platforms.length === 1 ? digest(fill) : digest(`${fill}${place}`),
  }));
  const inspected = await inspectImage(imageContent(own));
  const { database } = server;
  await database.write
    .transaction()
    .execute((transaction) => storeContents(transaction, [{ digest: digest(fill), content: inspected.content }]));
  await storeImages(database, registryId, repository, image(tag, { digest: digest(fill), createdAt: Date.now() }));
  const { id } = await database.read
    .selectFrom('digests')
    .select('id')
    .where('digest', '=', digest(fill))
    .where('registry_id', '=', registryId)
    .executeTakeFirstOrThrow();
  await database.write
    .transaction()
    .execute((transaction) => storeBuildRisks(transaction, registryId, [{ digestId: id, image: inspected }], noon));
  const { uuid } = await database.read
    .selectFrom('images')
    .select('uuid')
    .where('tag', '=', tag)
    .where('digest', '=', digest(fill))
    .executeTakeFirstOrThrow();
  return uuid;
}

const risky = () => platform({ user: '' }, 'RUN /bin/sh -c curl https://example.com/i.sh | sh # buildkit');
const tagsWhere = async (name: string, value: string) =>
  (await server.call('DescribeImageInstances', { Criteria: JSON.stringify([{ name, value }]) })).ImageInstanceList.map(
    ({ Tag }) => Tag,
  ).sort();
const rows = async () =>
  Object.fromEntries(
    (await server.call('DescribeImageInstances', {})).ImageInstanceList.map((row) => [
      row.Tag,
      [row.BuildRiskCount, row.BuildRiskLevel, row.HcStatus],
    ]),
  );
const counts = async () =>
  (await server.call('DescribeImageBuildRiskList', {})).Data.List.map((row) => [
    row.RiskKey,
    row.Count,
    row.UnprocessedNum,
    row.RepositoryCount,
  ]);
const keysOf = ({ Data }: ResponseOf<'DescribeImageBuildRiskByKey'>) => Data.List.map(({ RiskKey }) => RiskKey);

describe('build risks of images', () => {
  test('are counted in rows, cards and the list over all images, and lead to the images', async () => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    await taken(registry, 'team/app:risky', 'a', risky());
    await taken(registry, 'team/app:secret', 'b', platform({ env: ['API_TOKEN=tr0ub4dor-Zq81xL'] }));
    await taken(registry, 'team/other:low', 'c', platform({ healthCheck: null }));
    await taken(registry, 'team/other:fine', 'd', platform({}));
    expect(await rows()).toEqual({
      risky: [2, 'medium', 'YES'],
      secret: [1, 'high', 'YES'],
      low: [1, 'low', 'NO'],
      fine: [0, 'none', 'NO'],
    });
    expect(await counts()).toEqual([
      ['secret_in_env', 1, 1, 1],
      ['no_user', 1, 1, 1],
      ['pipe_to_shell', 1, 1, 1],
      ['no_healthcheck', 1, 1, 1],
    ]);
    expect(await server.call('DescribeImageStatistics', {})).toMatchObject({
      SecretInstanceCount: 1,
      BuildRiskInstanceCount: 2,
    });
    expect(await tagsWhere('hcStatus', 'YES')).toEqual(['risky', 'secret']);
    expect(await tagsWhere('hcStatus', 'NO')).toEqual(['fine', 'low']);
    expect(await tagsWhere('secretStatus', 'YES')).toEqual(['secret']);
    expect(await tagsWhere('buildRisk', 'pipe_to_shell')).toEqual(['risky']);
    expect(await tagsWhere('buildRisk', 'no_healthcheck')).toEqual(['low']);
    const repositories = await server.call('DescribeImageRepoDetailList', {
      Criteria: JSON.stringify([{ name: 'hcStatus', value: 'YES' }]),
    });
    expect(repositories.ImageRepoResponses.map(({ RepoName, HcCount }) => [RepoName, HcCount])).toEqual([['app', 2]]);
  });

  test('are counted right when images come and go', async () => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    await taken(registry, 'team/app:v1', 'a', risky());
    await storeImages(server.database, registry, 'team/other', image('v2', { digest: digest('a') }));
    expect(await counts()).toEqual([
      ['no_user', 2, 2, 2],
      ['pipe_to_shell', 2, 2, 2],
    ]);
    await server.database.write.deleteFrom('images').where('tag', '=', 'v1').execute();
    expect(await counts()).toEqual([
      ['no_user', 1, 1, 1],
      ['pipe_to_shell', 1, 1, 1],
    ]);
    await server.database.write.deleteFrom('images').execute();
    expect(await counts()).toEqual([]);
  });

  test('are written to a file, of those risks alone that are named', async () => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    await taken(registry, 'team/app:v1', 'a', risky(), platform({ healthCheck: null }));
    const written = async (RiskKey?: string) => {
      const { ExportId } = await server.call('ExportBuildRisks', { RiskKey, Lang: 'en' });
      const lines = (await (await server.fetch(`/api/export/${ExportId}`)).text()).trimEnd().split('\r\n');
      return lines.slice(1).map((line) => line.split(',')[0]);
    };
    expect(await written()).toHaveLength(3);
    expect(await written('pipe_to_shell, no_user')).toHaveLength(2);
    expect(await written('no_user')).toEqual(['"Runs as root"']);
    expect((await server.refused('ExportBuildRisks', { RiskKey: 'no_user,other' })).status).toBe(400);
  });

  test('of an index are told once for all platforms that have them alike', async () => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    const arm = { ...platform({ user: '' }), platform: 'linux/arm64' };
    const ImageUuid = await taken(registry, 'team/app:v1', 'a', risky(), arm);
    const { Data } = await server.call('DescribeImageBuildRiskByKey', { ImageUuid, Status: 0 });
    expect(Data.List.map(({ RiskKey, Platforms }) => [RiskKey, Platforms])).toEqual([
      ['no_user', ['linux/amd64', 'linux/arm64']],
      ['pipe_to_shell', ['linux/amd64']],
    ]);
    expect(await rows()).toEqual({ v1: [Data.PageInfo.TotalCount, 'medium', 'YES'] });
  });

  test('tell of an image that is over a year old, without counting it', async () => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    const ImageUuid = await taken(registry, 'team/app:v1', 'a', risky());
    const built = (createdAt: number) =>
      server.database.write.updateTable('images').set({ created_at: createdAt }).execute();
    await built(Date.now() - 400 * 86_400_000);
    const answer = await server.call('DescribeImageBuildRiskByKey', { ImageUuid, PageSize: 2 });
    expect(keysOf(answer)).toEqual(['no_user', 'pipe_to_shell', 'stale_image']);
    expect(answer.Data.PageInfo.TotalCount).toBe(2);
    for (const reproducible of [0, -62_135_596_800_000, Date.UTC(1980, 0, 1), Date.now()]) {
      await built(reproducible);
      expect(keysOf(await server.call('DescribeImageBuildRiskByKey', { ImageUuid }))).not.toContain('stale_image');
    }
  });

  test('nothing is said of an image that was not looked into', async () => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    await storeImages(server.database, registry, 'team/app', image('v1'));
    await server.database.write.updateTable('digests').set({ state: 0 }).execute();
    expect(await rows()).toEqual({ v1: [undefined, undefined, 'NO'] });
  });
});

describe('what somebody decides about a risk', () => {
  const decide = (ImageUuids: string, Status: 0 | 1 | 2, Scope: 'image' | 'repository' | 'everywhere', Reason = '') =>
    server.call('SetImageBuildRiskStatus', { ImageUuids, RiskKey: 'no_user', Status, Scope, Reason });

  test.each([
    ['image', { v1: 1, v2: 2, v3: 2 }],
    ['repository', { v1: 1, v2: 1, v3: 2 }],
    ['everywhere', { v1: 1, v2: 1, v3: 1 }],
  ] as const)('holds for its scope, %s, and can be taken back', async (scope, expected) => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    const uuid = await taken(registry, 'team/app:v1', 'a', risky());
    await taken(registry, 'team/app:v2', 'b', risky());
    await taken(registry, 'team/other:v3', 'c', risky());
    const open = async () =>
      Object.fromEntries(
        Object.entries(await rows())
          .map(([tag, [count]]) => [tag, count])
          .sort(),
      );
    await decide(uuid, 1, scope, 'our base needs it');
    expect(await eventually(open, (all) => JSON.stringify(all) === JSON.stringify(expected))).toEqual(expected);
    const { Data } = await server.call('DescribeImageBuildRiskByKey', { ImageUuid: uuid, Status: 1 });
    expect(Data.List[0]).toMatchObject({
      RiskKey: 'no_user',
      Status: 1,
      Acceptance: { Scope: scope, Reason: 'our base needs it', UserName: 'admin' },
    });
    await decide(uuid, 0, scope);
    const all = { v1: 2, v2: 2, v3: 2 };
    expect(await eventually(open, (now) => JSON.stringify(now) === JSON.stringify(all))).toEqual(all);
  });

  test('holds for what is pushed to the repository later', async () => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    await decide(await taken(registry, 'team/app:v1', 'a', risky()), 1, 'repository');
    await taken(registry, 'team/app:v2', 'b', risky());
    expect((await rows()).v2).toEqual([1, 'medium', 'YES']);
    expect(await tagsWhere('buildRisk', 'no_user')).toEqual([]);
  });

  test('stands in the audit log: about which images, what held before, and why it changed', async () => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    const uuid = await taken(registry, 'team/app:v1', 'a', risky());
    await decide(uuid, 1, 'image', 'our base needs it');
    await decide(uuid, 2, 'image', 'a mistake');
    const { Entries } = await server.call('DescribeAuditLog', { PageSize: 1, CurrentPage: 1 });
    expect(Entries[0]).toMatchObject({
      Action: 'SetImageBuildRiskStatus',
      Subject: { Type: 'risk', Id: 'no_user', Name: 'no_user: team/app:v1' },
      Parameters: expect.stringContaining('Scope=image'),
    });
    expect(Entries[0]?.Changes).toEqual([
      { Field: 'Status', Before: ['ignored'], After: ['falsePositive'] },
      { Field: 'Reason', Before: ['our base needs it'], After: ['a mistake'] },
    ]);
  });

  test('of two decisions that of the narrower scope holds', async () => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    const uuid = await taken(registry, 'team/app:v1', 'a', risky());
    await decide(uuid, 1, 'everywhere');
    await decide(uuid, 2, 'image');
    const listed = async (Status: 0 | 1 | 2) =>
      (await server.call('DescribeImageListByBuildRisk', { RiskKey: 'no_user', Status })).Data.List.map(
        ({ Acceptance }) => Acceptance?.Scope,
      );
    expect([await listed(0), await listed(1), await listed(2)]).toEqual([[], [], ['image']]);
  });

  test('is told of each image of a list as it holds for that one', async () => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    await decide(await taken(registry, 'team/app:v1', 'a', risky()), 1, 'image', 'a base');
    await decide(await taken(registry, 'team/other:v2', 'b', risky()), 2, 'repository', 'a mistake');
    await taken(registry, 'team/app:v3', 'c', risky());
    const { Data } = await server.call('DescribeImageListByBuildRisk', { RiskKey: 'no_user' });
    const told = Data.List.map(({ Tag, Status, Acceptance }) => [Tag, Status, Acceptance?.Reason]);
    expect(told.toSorted()).toEqual([
      ['v1', 1, 'a base'],
      ['v2', 2, 'a mistake'],
      ['v3', 0, undefined],
    ]);
  });

  test('a part of a wider decision cannot be taken back, and nobody decides about what is not there', async () => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    const uuid = await taken(registry, 'team/app:v1', 'a', risky());
    await decide(uuid, 1, 'everywhere');
    const back = { ImageUuids: uuid, RiskKey: 'no_user', Status: 0, Scope: 'image' };
    const { body } = await server.refused('SetImageBuildRiskStatus', back);
    expect([body.Code, body.Issues?.map(({ path }) => path)]).toEqual(['IllegalParam', [['Scope']]]);
    const absent = { ImageUuids: 'nobody', RiskKey: 'no_user', Status: 1 };
    expect((await server.refused('SetImageBuildRiskStatus', absent)).body.Code).toBe('NotFound');
    expect((await server.refused('SetImageBuildRiskStatus', { ...absent, ImageUuids: uuid }, 'intl')).body.Code).toBe(
      'NotFound',
    );
  });

  test('is shown by the next server where a kill came between', async () => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    await taken(registry, 'team/app:v1', 'a', risky());
    const { write } = server.database;
    const decision = { center: 'cn', kind: 'buildRisk', subject: 'no_user', scope: 2, status: 1, reason: '' } as const;
    const who = { repository_id: null, image_id: null, user_name: 'admin', created_at: noon };
    await write
      .insertInto('acceptances')
      .values({ ...decision, ...who })
      .execute();
    await write.updateTable('repositories').set({ decisions_due: 1 }).execute();
    expect((await rows()).v1).toEqual([2, 'medium', 'YES']);
    await server.restart();
    await eventually(rows, (all) => all.v1?.[0] === 1);
  });

  test('reaches every image of a repository that is larger than a batch, and each decision made meanwhile', async () => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    const uuid = await taken(registry, 'team/app:v1', 'a', risky());
    await taken(registry, 'team/app:v2', 'b', risky());
    await taken(registry, 'team/app:v3', 'c', risky());
    const { database } = server;
    const who = { center: 'cn', registries: 'all', userName: 'admin' } as const;
    const decision = { imageUuids: uuid, status: 1, scope: 'repository', reason: '' } as const;
    await decideRisk(database, who, noon, { ...decision, key: 'no_user' });
    const propagations = [new DecisionPropagator(database, log, 1).propagate()];
    await decideRisk(database, who, noon, { ...decision, key: 'pipe_to_shell' });
    await Promise.all(propagations);
    expect(await rows()).toEqual({ v1: [0, 'none', 'NO'], v2: [0, 'none', 'NO'], v3: [0, 'none', 'NO'] });
  });
});

describe('secrets as sensitive files', () => {
  test('are listed, shown, and decided about', async () => {
    const registry = await storeRegistry(server.database, 'harbor.example.com');
    const secret = platform({ env: ['API_TOKEN=tr0ub4dor-Zq81xL', 'DB_PASSWORD=tr0ub4dor-Zq81xY'] });
    const ImageUuid = await taken(registry, 'team/app:v1', 'a', secret);
    const all = await server.call('DescribeImageSensitiveFileList', { Lang: 'en' });
    expect(all.SensitiveFileList).toMatchObject([
      { SensitiveFileKey: 'secret_in_env', Count: 1, UnprocessedNum: 1, Status: 0, ClassKey: 'secret' },
    ]);
    const own = await server.call('DescribeImageSensitiveFileList', { ImageUuid });
    expect(own.SensitiveFileList).toMatchObject([{ Count: 2, UnprocessedNum: 2 }]);
    const found = await server.call('DescribeImageSensitiveFileByKey', { ImageUuid });
    expect(found.SensitiveFileList.map(({ FilePath }) => FilePath)).toEqual(['API_TOKEN', 'DB_PASSWORD']);
    const images = await server.call('DescribeImageListBySensitiveFile', { SensitiveFileKey: 'secret_in_env' });
    expect(images.ImageInfos).toMatchObject([{ Uuid: ImageUuid, Status: '0' }]);
    await server.call('SetImageSensitiveFileStatus', {
      ImageUuids: ImageUuid,
      SensitiveFileKey: 'secret_in_env',
      Status: 2,
      Scope: 'image',
    });
    expect(await rows()).toEqual({ v1: [0, 'none', 'NO'] });
    expect(await tagsWhere('secretStatus', 'YES')).toEqual([]);
  });
});
