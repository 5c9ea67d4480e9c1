import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actionNames } from '#contract/actions/actions.ts';
import { registryTypes } from '#contract/kinds/registryTypes.ts';
import { ApiError } from '../../api/apiError.ts';
import { callAction, type ParamsOf } from '../../api/client.ts';
import { server } from '../server.ts';
import { demoSessionKey } from './content/demoAccount.ts';
import { createWorld } from './createWorld.ts';
import { worldHandlers } from './handlers.ts';
import { demoErrors } from './refusals/demoErrors.ts';

const china = { center: 'cn', language: 'en' } as const;
let now = Date.UTC(2026, 2, 1, 12);

const newcomer: ParamsOf<'AddPrivateRegistry'> = {
  RegistryType: 'harbor',
  RegistryVersion: 'V2',
  ProtocolType: 2,
  NetType: 1,
  RegistryRegionId: 'cn-hangzhou',
  RegistryHostIp: '203.0.113.200',
  DomainName: 'new.example.com',
  UserName: 'admin',
  Password: 'secret',
  TransPerHour: 0,
};

beforeEach(() => {
  now = Date.UTC(2026, 2, 1, 12);
  server.use(...worldHandlers(createWorld(() => now)));
});

afterEach(() => sessionStorage.removeItem(demoSessionKey));

async function imagesWith(params: ParamsOf<'DescribeImageInstances'>) {
  return callAction(china, 'DescribeImageInstances', params);
}

describe('the demo', () => {
  test('answers every action but those that scripts alone ask', () => {
    const answered = new Set(worldHandlers().map(({ info }) => String('path' in info ? info.path : '')));
    expect(actionNames.filter((name) => !answered.has(`/api/${name}`))).toEqual([
      'DescribeImageSensitiveFileList',
      'DescribeImageSensitiveFileByKey',
      'DescribeImageListBySensitiveFile',
      'SetImageSensitiveFileStatus',
      'DescribeImageLatestScanTask',
    ]);
  });

  test('refuses what the role does not allow, and shows the registries that the user may see', async () => {
    sessionStorage.setItem(demoSessionKey, 'noor@example.com');
    const { PageInfo } = await callAction(china, 'PageImageRegistry', {});
    expect(PageInfo.TotalCount).toBe(3);
    const { ImageInstanceList } = await imagesWith({ PageSize: 100 });
    expect(ImageInstanceList.filter(({ RegistryId }) => ![1, 3, 5].includes(RegistryId))).toEqual([]);
    const { InstanceCount } = await callAction(china, 'DescribeImageStatistics', {});
    expect(InstanceCount).toBeGreaterThan(0);
    expect(InstanceCount).toBeLessThan(780);
    await expect(callAction(china, 'DeletePrivateRegistry', { RegistryId: 1 })).rejects.toMatchObject({
      body: { Code: 'NoPermission' },
    });
    await expect(callAction(china, 'ListUsers', {})).rejects.toMatchObject({ body: { Code: 'NoPermission' } });
  });

  test('shows 780 images in China and none outside', async () => {
    expect(await callAction(china, 'DescribeImageStatistics', {})).toMatchObject({ InstanceCount: 780 });
    expect(await callAction({ ...china, center: 'intl' }, 'DescribeImageStatistics', {})).toMatchObject({
      InstanceCount: 0,
    });
  });

  test('has registries of every kind, one that is paused, one that is short of a part, and one whose images wait', async () => {
    const { List } = await callAction(china, 'PageImageRegistry', {});
    expect(new Set(List.map(({ RegistryType }) => RegistryType))).toEqual(new Set(registryTypes));
    expect(List).toContainEqual(expect.objectContaining({ State: 'paused' }));
    const short = List.find(({ Parts }) => Parts.some(({ State }) => State === 'failing'));
    expect(short).toMatchObject({ State: 'verified', Complete: false });
    expect(List.find(({ RegistryType }) => RegistryType === 'oci')?.WaitingImages).toBeGreaterThan(0);
  });

  test('pages hold every image once', async () => {
    const pages = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map((CurrentPage) => imagesWith({ CurrentPage, PageSize: 100 })),
    );
    const ids = pages.flatMap((page) => page.ImageInstanceList.map((row) => row.Uuid));
    expect(ids).toHaveLength(780);
    expect(new Set(ids).size).toBe(780);
  });

  test('counts of the cards add up', async () => {
    const [all, scanned, not] = await Promise.all([
      callAction(china, 'DescribeImageStatistics', {}),
      callAction(china, 'DescribeCountScannedImage', {}),
      callAction(china, 'DescribeCountNotScannedImage', {}),
    ]);
    expect(scanned.ScannedCount + not.NotScannedCnt).toBe(all.InstanceCount);
  });

  test('criteria joined by AND narrow, by OR widen', async () => {
    const criteria = [
      { name: 'repoNamespace', value: 'PAYMENTS' },
      { name: 'riskLevel', value: 'high' },
    ];
    const total = async (LogicalExp: 'AND' | 'OR', count: number) =>
      (await imagesWith({ Criteria: JSON.stringify(criteria.slice(0, count)), LogicalExp })).PageInfo.TotalCount;
    const [one, both, either] = await Promise.all([total('AND', 1), total('AND', 2), total('OR', 2)]);
    expect(both).toBeLessThan(one);
    expect(either).toBeGreaterThan(one);
  });

  test('a new registry is listed while one watches', async () => {
    await callAction(china, 'AddPrivateRegistry', newcomer);
    const counts: number[] = [];
    for (const seconds of [1, 5, 6, 30]) {
      now = Date.UTC(2026, 2, 1, 12) + seconds * 1000;
      counts.push((await callAction(china, 'DescribeImageStatistics', {})).InstanceCount - 780);
    }
    expect(counts).toEqual([53, 160, 160, 160]);
    const { List } = await callAction(china, 'PageImageRegistry', {});
    expect(List.at(-1)).toMatchObject({ State: 'verified', Complete: true, TakenInImages: 157, FailedImages: 3 });
  });

  test('a speed limit holds back what is looked into, and nothing else', async () => {
    await callAction(china, 'AddPrivateRegistry', { ...newcomer, TransPerHour: 10 });
    now += 60_000;
    const { List } = await callAction(china, 'PageImageRegistry', {});
    expect(List.at(-1)).toMatchObject({ ImageCount: 160, TakenInImages: 9, FailedImages: 1, WaitingImages: 150 });
  });

  test('the same click twice connects once', async () => {
    const twice = { ...newcomer, ClientToken: 'click-1' };
    const first = await callAction(china, 'AddPrivateRegistry', twice);
    const second = await callAction(china, 'AddPrivateRegistry', twice);
    expect(second.Data.Id).toBe(first.Data.Id);
  });

  test.each(demoErrors)('$field $value brings $code', async ({ field, value, code }) => {
    const ExtraParam = JSON.stringify([
      { namespace: 'fine', authToken: 'fine' },
      { namespace: 'other', authToken: value },
    ]);
    const typed = field === 'AuthToken' ? { RegistryType: 'quay' as const, ExtraParam } : { [field]: value };
    const failure: unknown = await callAction(china, 'AddPrivateRegistry', { ...newcomer, ...typed }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ body: { Code: code } });
  });

  test('a diagnosis walks its stages by the clock and counts in the end', async () => {
    const { TransPerHour, ...connection } = newcomer;
    const { DiagnosisId } = await callAction(china, 'CreateRegistryDiagnosis', connection);
    const look = () => callAction(china, 'DescribeRegistryDiagnosis', { DiagnosisId, IncludePatterns: ['payments/*'] });
    expect((await look()).Stages.map(({ Status }) => Status)).toEqual(['running', ...Array(6).fill('waiting')]);
    now += 10_000;
    const { Status, Stages, Match } = await look();
    expect(Status).toBe('passed');
    expect(Stages.at(-1)?.Evidence).toMatchObject({ images: 2431, repositories: 86, complete: true });
    expect(Match?.Examples.every((name) => name.startsWith('payments/'))).toBe(true);
    expect(Match?.Repositories).toBeLessThan(86);
  });

  test.each([
    ['a wrong password', { UserName: 'wrong' }, 'login'],
    ['a lack of rights', { UserName: 'robot$reader' }, 'role'],
    ['another version', { RegistryVersion: 'V1' as const }, 'version'],
    ['a silent address', { RegistryHostIp: '203.0.113.1' }, 'connect'],
    ['an untrusted certificate', { RegistryHostIp: '203.0.113.10' }, 'tls'],
  ])('%s fails a diagnosis at its own stage', async (_what, change, stage) => {
    const { TransPerHour, ...connection } = newcomer;
    const { DiagnosisId } = await callAction(china, 'CreateRegistryDiagnosis', { ...connection, ...change });
    now += 10_000;
    const { Status, Stages } = await callAction(china, 'DescribeRegistryDiagnosis', { DiagnosisId });
    expect(Status).toBe('failed');
    expect(Stages.find((each) => each.Status === 'failed')?.Stage).toBe(stage);
  });

  test('a paused registry keeps its images and resumes', async () => {
    await callAction(china, 'PauseImageRegistry', { RegistryId: 1 });
    const state = async () => (await callAction(china, 'PageImageRegistry', {})).List.find(({ Id }) => Id === 1);
    expect(await state()).toMatchObject({ State: 'paused', ImageCount: 384 });
    await callAction(china, 'ResumeImageRegistry', { RegistryId: 1 });
    expect(await state()).toMatchObject({ State: 'syncing' });
  });

  test('a changed registry keeps what was not changed', async () => {
    await callAction(china, 'ModifyImageRegistry', { Id: 1, TransPerHour: 50 });
    const { List } = await callAction(china, 'PageImageRegistry', {});
    expect(List.find(({ Id }) => Id === 1)).toMatchObject({ TransPerHour: 50, DomainName: 'harbor.example.com' });
  });

  test('a deleted registry takes its images along', async () => {
    await callAction(china, 'DeletePrivateRegistry', { RegistryId: 2 });
    expect(await callAction(china, 'DescribeImageStatistics', {})).toMatchObject({ InstanceCount: 660 });
  });
});
