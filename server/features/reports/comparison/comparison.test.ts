import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BuildRiskKey } from '#contract/images/buildRisks.ts';
import type { Finding } from '../../../connectors/port.ts';
import { contentOf, digestOfImage, type LayeredImage, storeLayered } from '../../../testing/baseWorld.ts';
import { scan, storeRegistry } from '../../../testing/storedImages.ts';
import { startTestServer, type TestServer } from '../../../testing/testServer.ts';
import { createReportRepository } from '../reportRepository.ts';
import { comparedConfig, comparedLayers } from './comparedContents.ts';
import { comparedRisks } from './comparedRisks.ts';

let server: TestServer;
let registryId: number;
beforeEach(async () => {
  server = await startTestServer();
  registryId = await storeRegistry(server.database, 'one.example.com');
});
afterEach(() => server.close());

/** Findings are `CVE-1@openssl@fixed in`; null of what was never scanned. Returns the uuid. */
async function put(tag: string, of: LayeredImage, findings: readonly string[] | null): Promise<string> {
  const found = findings === null ? null : scan({ high: findings.length });
  await storeLayered(server.database, { registryId }, 'team/app', tag, of, { scan: found });
  const image = await server.database.read
    .selectFrom('images')
    .selectAll()
    .where('digest', '=', digestOfImage(of))
    .executeTakeFirstOrThrow();
  const report = findings?.map((finding): Finding => {
    const [name = '', packageName = '', fixedVersion = ''] = finding.split('@');
    const rest = { severity: 'high', score: null, description: '', link: '', installedVersion: '1' } as const;
    return { ...rest, name, package: packageName, fixedVersion };
  });
  if (report !== undefined) {
    const stored = { scanner: 'Trivy', skipped: 0, findings: report };
    await createReportRepository(server.database, Date.now).store(image, stored);
  }
  return image.uuid;
}

const names = (findings: readonly { readonly Name: string }[] = []) => findings.map(({ Name }) => Name);

describe('two tags are compared', () => {
  test('by what their reports hold: came, went, and was fixed where a version without it was known', async () => {
    const older = await put('1', { layers: 'ab' }, ['CVE-1@openssl', 'CVE-2@zlib@2.0', 'CVE-3@curl']);
    const newer = await put('2', { layers: 'ac' }, ['CVE-1@openssl', 'CVE-4@app']);
    const { Findings } = await server.call('DescribeImageComparison', { Uuid: newer, OtherUuid: older });
    expect(names(Findings?.Came)).toEqual(['CVE-4']);
    expect(names(Findings?.Went)).toEqual(['CVE-3']);
    expect(names(Findings?.Fixed)).toEqual(['CVE-2']);
    expect(Findings?.StayedCount).toBe(1);
  });

  test('by their layers, from the bottom', async () => {
    const older = await put('1', { layers: 'abx' }, null);
    const newer = await put('2', { layers: 'abyz' }, null);
    const { Layers } = await server.call('DescribeImageComparison', { Uuid: newer, OtherUuid: older });
    expect(Layers?.map(({ Change }) => Change)).toEqual(['stayed', 'stayed', 'went', 'came', 'came']);
  });

  test('without a word on findings where one was never scanned', async () => {
    const older = await put('1', { layers: 'a' }, null);
    const newer = await put('2', { layers: 'ab' }, ['CVE-1@openssl']);
    const compared = await server.call('DescribeImageComparison', { Uuid: newer, OtherUuid: older });
    expect(compared.Findings).toBeUndefined();
    expect(compared).toMatchObject({ ReportState: 'imported', OtherReportState: 'notScanned' });
  });

  test('of a platform that both have, by choice', async () => {
    const both = { 'linux/amd64': 'a', 'linux/arm64': 'b' };
    const older = await put('1', { layers: { ...both, 'linux/s390x': 'c' } }, null);
    const newer = await put('2', { layers: { 'linux/amd64': 'ax', 'linux/arm64': 'bxy' } }, null);
    const platforms = { Uuid: newer, OtherUuid: older };
    const usual = await server.call('DescribeImageComparison', platforms);
    expect(usual).toMatchObject({ Platform: 'linux/amd64', Platforms: ['linux/amd64', 'linux/arm64'] });
    const chosen = await server.call('DescribeImageComparison', { ...platforms, Platform: 'linux/arm64' });
    expect(chosen.Layers).toHaveLength(3);
  });

  test('without a word on what is inside where they have no platform in common', async () => {
    const older = await put('1', { layers: { 'linux/arm64': 'a' } }, null);
    const newer = await put('2', { layers: 'a' }, null);
    const compared = await server.call('DescribeImageComparison', { Uuid: newer, OtherUuid: older });
    expect(compared).toMatchObject({ Platforms: [] });
    expect([compared.Platform, compared.Layers, compared.Config]).toEqual([undefined, undefined, undefined]);
  });

  test('only while the registry holds both', async () => {
    const uuid = await put('1', { layers: 'a' }, null);
    const refused = await server.refused('DescribeImageComparison', { Uuid: uuid, OtherUuid: 'gone' });
    expect(refused.status).toBe(404);
  });
});

test('build risks tell what came and went, by kind and name, of the platform that is compared', () => {
  const risk = (key: BuildRiskKey, name: string, ...platforms: string[]) => ({ key, name, platforms });
  const before = [risk('no_user', '', 'linux/amd64'), risk('secret_in_env', 'TOKEN', 'linux/amd64')];
  const after = [
    risk('no_user', '', 'linux/amd64'),
    risk('secret_in_env', 'PASSWORD', 'linux/amd64'),
    risk('sudo', '', 'linux/arm64'),
  ];
  expect(comparedRisks(after, before, 'linux/amd64')).toEqual({
    Came: [{ RiskKey: 'secret_in_env', Name: 'PASSWORD' }],
    Went: [{ RiskKey: 'secret_in_env', Name: 'TOKEN' }],
    StayedCount: 1,
  });
});

test('layers that unpack to the same are the same, in whichever place and however compressed', () => {
  const layersOf = (layers: string, compression: string) =>
    (contentOf({ layers, compression }).platforms[0]?.layers ?? []).map(({ digest, diffId, size }) => ({
      Digest: digest,
      DiffId: diffId,
      Size: size,
      Command: '',
    }));
  const compared = comparedLayers(layersOf('abxc', 'gzip'), layersOf('abc', 'zstd'));
  expect(compared.map(({ Change }) => Change)).toEqual(['stayed', 'stayed', 'came', 'stayed']);
});

test('configurations tell what was set, changed and taken away, and of variables no value', () => {
  const before = {
    User: '',
    Entrypoint: ['/bin/app'],
    Cmd: ['serve'],
    EnvNames: ['PATH', 'DEBUG'],
    ExposedPorts: ['80/tcp'],
    Labels: { version: '1', vendor: 'Example' },
    Volumes: [],
    WorkingDir: '/',
    StopSignal: '',
    Author: '',
  };
  const after = { ...before, User: 'app', Cmd: [], EnvNames: ['PATH', 'LEVEL'], Labels: { version: '2' } };
  expect(comparedConfig(after, before)).toEqual([
    { Field: 'User', Key: '', Before: '', After: 'app', Change: 'came' },
    { Field: 'Cmd', Key: '', Before: '["serve"]', After: '', Change: 'went' },
    { Field: 'Env', Key: 'DEBUG', Before: '', After: '', Change: 'went' },
    { Field: 'Env', Key: 'LEVEL', Before: '', After: '', Change: 'came' },
    { Field: 'Label', Key: 'vendor', Before: 'Example', After: '', Change: 'went' },
    { Field: 'Label', Key: 'version', Before: '1', After: '2', Change: 'changed' },
  ]);
});
