import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { eventually } from '../../testing/eventually.ts';
import {
  type KeyPair,
  openApiClient,
  openApiCoreClient,
  popClient,
  type SdkClient,
  signedOnce,
} from '../../testing/sdkClients.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;
let key: KeyPair;

beforeAll(async () => {
  server = await startTestServer();
  harbor = await startHarborV2({ world: createWorld({ images: 40 }), wrongPasswordMs: 20 });
  key = await newKey({ Name: 'script' });
});
afterAll(async () => {
  await server.close();
  await harbor.close();
});

async function newKey(request: { Name: string; ReadOnly?: boolean; Addresses?: string[] }): Promise<KeyPair> {
  const { AccessKeyId, AccessKeySecret } = await server.call('CreateAccessKey', request);
  return { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret };
}

const clients: [name: string, client: (pair?: KeyPair) => SdkClient][] = [
  ['openapi-core, ACS3-HMAC-SHA256', (pair = key) => openApiCoreClient(server.url, pair)],
  ['openapi-core, HMAC-SHA1', (pair = key) => openApiCoreClient(server.url, pair, 'v2')],
  ['openapi-client', (pair = key) => openApiClient(server.url, pair)],
  ['pop-core by GET', (pair = key) => popClient(server.url, pair)],
  ['pop-core by POST', (pair = key) => popClient(server.url, pair, 'POST')],
];

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'OK',
    (error: { code?: unknown }) => error.code,
  );

describe.each(clients)('%s', (_name, client) => {
  test('lists regions and registries, and reads numbers, lists and JSON from texts', async () => {
    const call = client();
    const { Regions } = await call('ListImageRegistryRegion', { query: { Lang: 'en' } });
    expect(Regions).toContainEqual({ RegionId: 'cn-hangzhou', RegionName: 'China (Hangzhou)' });
    const form = { CurrentPage: 1, PageSize: 10, RegistryNameLike: 'a b', RegistryTypeInList: ['harbor', 'quay'] };
    const page = await call('PageImageRegistry', { body: form });
    expect(page).toMatchObject({ PageInfo: { CurrentPage: 1, PageSize: 10, TotalCount: 0 } });
    const Criteria = JSON.stringify([{ name: 'repoName', value: 'app & + *!' }]);
    const images = await call('DescribeImageInstances', { query: { Criteria, LogicalExp: 'AND', Scanned: true } });
    expect(images.ImageInstanceList).toEqual([]);
  });

  test('hears of an error by its code and status', async () => {
    const refusal = await client()('DescribeImageInstances', { query: { Criteria: '[{', Lang: 'en' } }).catch(
      (error) => error,
    );
    expect(refusal).toMatchObject({
      code: 'IllegalParam',
      message: expect.stringContaining('Some values are not valid'),
    });
    const stranger = { accessKeyId: 'MRNGnobody', accessKeySecret: 'x' };
    expect(await codeOf(client(stranger)('ListImageRegistryRegion'))).toBe('InvalidAccessKeyId.NotFound');
    expect(await codeOf(client({ ...key, accessKeySecret: 'x' })('ListImageRegistryRegion'))).toBe(
      'SignatureDoesNotMatch',
    );
    expect(await codeOf(client()('DescribeNothing'))).toBe('InvalidAction.NotFound');
  });
});

/** What each package is given, by its own way of signing. */
const packages = clients.filter(([name]) => !/HMAC-SHA1|GET/.test(name));

describe.each(packages)('a script with %s', (_name, client) => {
  const request = (changes: object = {}) => ({ ...harborRequest(harbor.port), ...changes });
  const remove = ({ Id }: { Id: number }) => client()('DeletePrivateRegistry', { query: { RegistryId: Id } });
  const connect = async () =>
    (await client()('AddPrivateRegistry', { query: request() })).Data as { Id: number; DomainName: string };

  test('connects a registry, synchronizes, scans, handles a build risk and removes it', {
    tags: 'thorough',
  }, async () => {
    const call = client();
    const listed =
      (action: string, query: object = {}) =>
      async () =>
        ((await call(action, { query: { Lang: 'en', ...query } })).Data as { List: Record<string, string>[] }).List;
    const registry = await connect();
    expect(registry).toMatchObject({ DomainName: 'harbor.example.com', RegistryType: 'harbor', TransPerHour: 0 });
    const { List } = await call('PageImageRegistry', { query: { CurrentPage: 1, PageSize: 10 } });
    expect(List).toEqual([expect.objectContaining({ Id: registry.Id })]);

    await call('RefreshContainerAssets', { query: { AssetType: 'IMAGE' } });
    const images = async () => (await call('DescribeImageInstances')).ImageInstanceList as { Digest: string }[];
    const [image] = await eventually(images, ({ length }) => length > 0);
    const { Data } = await call('PublicCreateImageScanTask', { query: { Digests: image?.Digest } });
    expect(Data).toMatchObject({ TaskId: expect.any(String) });

    const [risk] = await eventually(listed('DescribeImageBuildRiskList'), ({ length }) => length > 0);
    const RiskKey = risk?.RiskKey;
    const [risky] = await listed('DescribeImageListByBuildRisk', { RiskKey })();
    const one = { RiskKey, ImageUuid: risky?.Uuid };
    expect(await listed('DescribeImageBuildRiskByKey', one)()).toContainEqual(expect.objectContaining({ RiskKey }));
    await call('SetImageBuildRiskStatus', { query: { RiskKey, ImageUuids: one.ImageUuid, Status: 1 } });

    await call('ModifyImageRegistry', {
      query: { DomainName: registry.DomainName },
      body: { Id: registry.Id, TransPerHour: 30 },
    });
    await remove(registry);
  });

  test.each<[code: string, changes: object]>([
    ['FailedToVerifyUsernameOrPwd', { Password: 'wrong' }],
    ['RegistryVersionError', { RegistryVersion: 'V1' }],
    ['UserDoesNotHaveAdminRole', { UserName: 'viewer1', Password: simulatorPasswords.viewer1 }],
    ['NetworkConnectError', { Port: 1 }],
  ])('is told %s as the exception of its package', async (code, changes) => {
    const query = request({ DomainName: 'other.example.com', ...changes });
    expect(await codeOf(client()('AddPrivateRegistry', { query }))).toBe(code);
  });

  test('is told RegistryAlreadyExists as the exception of its package', async () => {
    const registry = await connect();
    expect(await codeOf(connect())).toBe('RegistryAlreadyExists');
    await remove(registry);
  });
});

describe('a request that cannot be trusted', () => {
  const answerTo = async ({ url, init }: ReturnType<typeof signedOnce>) => {
    const answer = await fetch(url, init);
    const { Code } = (await answer.json()) as { Code?: string };
    return [answer.status, Code];
  };
  const signed = (options?: Parameters<typeof signedOnce>[3]) =>
    signedOnce(server.url, key, 'ListImageRegistryRegion', options);

  test('is refused when it comes a second time', async () => {
    const request = signed();
    expect(await answerTo(request)).toEqual([200, undefined]);
    expect(await answerTo(request)).toEqual([400, 'SignatureNonceUsed']);
  });

  test('is refused when its clock is more than fifteen minutes off, either way', async () => {
    for (const minutes of [-16, 16]) {
      const answer = await answerTo(signed({ at: Date.now() + minutes * 60_000 }));
      expect(answer).toEqual([400, 'InvalidTimeStamp.Expired']);
    }
    expect(await answerTo(signed({ at: Date.now() + 14 * 60_000 }))).toEqual([200, undefined]);
  });

  test('is refused when anything of it was changed on the way', async () => {
    const { url, init } = signed({ query: { Lang: 'en' } });
    const changed = (headers: Record<string, string>) => ({
      url,
      init: { ...init, headers: { ...init.headers, ...headers } },
    });
    const forged = [
      { url: url.replace('Lang=en', 'Lang=zh'), init },
      { url: `${url}&More=1`, init },
      { url, init: { ...init, method: 'GET' } },
      { url, init: { ...init, body: 'Lang=zh' } },
      changed({ 'x-acs-action': 'RefreshContainerAssets' }),
      changed({ 'x-acs-date': '2026-01-02T03:04:05Z' }),
      changed({ 'x-acs-signature-nonce': 'another' }),
    ];
    for (const request of forged) {
      expect((await answerTo(request))[1], JSON.stringify(request)).toMatch(
        /^(?:SignatureDoesNotMatch|InvalidTimeStamp.Expired)$/,
      );
    }
    expect(await answerTo({ url, init })).toEqual([200, undefined]);
  });

  test('is told what lacks of its signature', async () => {
    const { url, init } = signed();
    const { 'x-acs-date': _date, ...undated } = init.headers;
    expect(await answerTo({ url, init: { ...init, headers: undated } })).toEqual([400, 'IncompleteSignature']);
    const unsigned = { ...init.headers, authorization: (init.headers.authorization ?? '').replace('host;', '') };
    expect(await answerTo({ url, init: { ...init, headers: unsigned } })).toEqual([400, 'IncompleteSignature']);
    const nothing = await fetch(server.url, { method: 'POST', headers: { 'accept-language': 'en' } });
    expect(await nothing.json()).toMatchObject({
      Code: 'IncompleteSignature',
      Recommend: expect.stringContaining('AccessKeyId, Action, Signature'),
    });
  });

  test('is refused when it was signed before this server began, which remembers no nonces of earlier', async () => {
    const other = await startTestServer();
    const pair = await other.call('CreateAccessKey', { Name: 'x' });
    const earlier = { accessKeyId: pair.AccessKeyId, accessKeySecret: pair.AccessKeySecret };
    const request = signedOnce(other.url, earlier, 'ListImageRegistryRegion', { at: Date.now() - 60_000 });
    expect(await answerTo(request)).toEqual([400, 'InvalidTimeStamp.Expired']);
    await other.close();
  });
});

describe('an access key', () => {
  test('that is read-only changes nothing', async () => {
    const call = openApiCoreClient(server.url, await newKey({ Name: 'dashboard', ReadOnly: true }));
    await call('DescribeImageStatistics');
    expect(await codeOf(call('RefreshContainerAssets', { query: { AssetType: 'IMAGE' } }))).toBe(
      'NoPermission.ReadOnlyKey',
    );
  });

  test('makes, changes and deletes no keys', async () => {
    const call = openApiCoreClient(server.url, key);
    for (const action of ['CreateAccessKey', 'ModifyAccessKey', 'RotateAccessKey', 'DeleteAccessKey']) {
      const asked = call(action, { query: { Name: 'more', AccessKeyId: key.accessKeyId } });
      expect(await codeOf(asked), action).toBe('NoPermission.KeyManagement');
    }
  });

  test('is taken from its addresses alone', async () => {
    const near = await newKey({ Name: 'near', Addresses: ['127.0.0.0/8', '::1'] });
    await openApiCoreClient(server.url, near)('ListImageRegistryRegion');
    const far = await newKey({ Name: 'far', Addresses: ['203.0.113.7'] });
    const refused = await openApiCoreClient(server.url, far)('ListImageRegistryRegion').catch((error) => error);
    expect(refused).toMatchObject({ code: 'NoPermission.KeyAddress', statusCode: 403 });
  });

  test('is taken no more once it is disabled or deleted, and the one that follows it is', async () => {
    const first = await newKey({ Name: 'worker' });
    const rotated = await server.call('RotateAccessKey', { AccessKeyId: first.accessKeyId });
    const second = { accessKeyId: rotated.AccessKeyId, accessKeySecret: rotated.AccessKeySecret };
    const answers = () =>
      Promise.all(
        [first, second].map((pair) => codeOf(openApiCoreClient(server.url, pair)('ListImageRegistryRegion'))),
      );
    expect(await answers()).toEqual(['OK', 'OK']);
    await server.call('ModifyAccessKey', { AccessKeyId: first.accessKeyId, Disabled: true });
    expect(await answers()).toEqual(['InvalidAccessKeyId.Inactive', 'OK']);
    await server.call('DeleteAccessKey', { AccessKeyId: first.accessKeyId });
    expect(await answers()).toEqual(['InvalidAccessKeyId.NotFound', 'OK']);
  });

  test('whose secret was sealed with a key that is lost is refused by name', async () => {
    const other = await startTestServer({ MOORING_SECRET_KEY: 'the first of two keys' });
    const { AccessKeyId, AccessKeySecret } = await other.call('CreateAccessKey', { Name: 'before' });
    await other.restart({ MOORING_SECRET_KEY: 'the second of two keys', MOORING_REPLACE_SECRET_KEY: '1' });
    const pair = { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret };
    expect(await codeOf(openApiCoreClient(other.url, pair)('ListImageRegistryRegion'))).toBe(
      'InvalidAccessKeyId.Inactive',
    );
    await other.close();
  });

  test('is listed with its last use, and without its secret; a change by it is in the audit log', async () => {
    const used = await newKey({ Name: 'nightly report' });
    const call = openApiCoreClient(server.url, used);
    await call('RefreshContainerAssets', { query: { AssetType: 'IMAGE' } });
    const { AccessKeys } = await server.call('ListAccessKeys', {});
    expect(AccessKeys).toContainEqual(
      expect.objectContaining({
        AccessKeyId: used.accessKeyId,
        Name: 'nightly report',
        UserName: 'admin',
        LastUsedTime: expect.any(Number),
        LastUsedAddress: '127.0.0.1',
      }),
    );
    expect(JSON.stringify(AccessKeys)).not.toContain(used.accessKeySecret);
    const logged = await server.database.read
      .selectFrom('audit_entries')
      .where('kind', '=', 'ended')
      .select(['user_name', 'access_key_id'])
      .where('action', '=', 'RefreshContainerAssets')
      .where('access_key_id', '=', used.accessKeyId)
      .execute();
    expect(logged).toEqual([{ user_name: 'admin', access_key_id: used.accessKeyId }]);
    expect(server.logged()).not.toContain(used.accessKeySecret);
    expect(server.logged()).toMatch(/"level":30,[^\n]*"action":"RefreshContainerAssets"/);
  });
});

test('the data centre is the key’s, unless the host names one', async () => {
  const { AccessKeyId, AccessKeySecret } = await server.call('CreateAccessKey', { Name: 'abroad' }, 'intl');
  const pair = { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret };
  const regionsOf = async (call: SdkClient) =>
    ((await call('ListImageRegistryRegion')).Regions as { RegionId: string }[]).map(({ RegionId }) => RegionId);
  expect(await regionsOf(openApiCoreClient(server.url, pair))).toContain('ap-southeast-1');
  expect(await regionsOf(openApiCoreClient(server.url, key))).toContain('cn-hangzhou');
});

test('the console is still what a browser gets at the same address', async () => {
  const page = await fetch(server.url, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-type')).not.toContain('json');
});
