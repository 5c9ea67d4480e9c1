import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Role, roles } from '#contract/access/roles.ts';
import { type ActionName, actionNames, actions } from '#contract/actions/actions.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { isAnythingDue } from '../features/bases/dueWork.ts';
import { allRows, settledRows } from '../testing/allRows.ts';
import { eventually } from '../testing/eventually.ts';
import { type KeyPair, openApiCoreClient } from '../testing/sdkClients.ts';
import { digest, image, storeImages, storeRegistry } from '../testing/storedImages.ts';
import { startTestServer, type TestServer } from '../testing/testServer.ts';
import { addPerson, type Person } from '../testing/users/person.ts';

/** What a viewer may do, and so everybody. */
const viewers: readonly ActionName[] = [
  'PageImageRegistry',
  'ListPrivateRegistryType',
  'ListImageRegistryRegion',
  'DescribeOnceTaskLeafRecordPage',
  'DescribeImageStatistics',
  'DescribeImageRiskLevelStatistic',
  'DescribeCountScannedImage',
  'DescribeCountNotScannedImage',
  'DescribeImageRepoDetailList',
  'DescribeImageInstances',
  'DescribeImageCriteria',
  'DescribeImageRepoCriteria',
  'DescribeImageDetail',
  'DescribeBaseImages',
  'DescribeImageComparison',
  'DescribeVanishedImages',
  'DescribeImageVulList',
  'DescribeTopVulnerabilities',
  'DescribeImageBuildRiskList',
  'DescribeImageListByBuildRisk',
  'DescribeImageBuildRiskByKey',
  'DescribeImageSensitiveFileList',
  'DescribeImageSensitiveFileByKey',
  'DescribeImageListBySensitiveFile',
  'DescribeImageLatestScanTask',
  'DescribeCycleTaskList',
  'GetRegistryScanDayNum',
  'ExportImages',
  'ExportRepositories',
  'ExportVulnerabilities',
  'ExportBuildRisks',
  'DescribeExport',
  'CreateAccessKey',
  'ListAccessKeys',
  'ModifyAccessKey',
  'RotateAccessKey',
  'DeleteAccessKey',
  'DescribeAccount',
  'ChangePassword',
  'ListSessions',
  'EndSessions',
  'CreateSecondStep',
  'ConfirmSecondStep',
  'RemoveSecondStep',
];

/** What takes an operator, by requests that would be done. */
const operators: Partial<Record<ActionName, object>> = {
  RefreshContainerAssets: { AssetType: 'IMAGE' },
  TakeInFirst: { Criteria: '[]' },
  SetImageBuildRiskStatus: { ImageUuids: '1', Status: 1, RiskKey: 'no_user', Scope: 'everywhere', Reason: 'x' },
  SetImageSensitiveFileStatus: {
    ImageUuids: '1',
    Status: 1,
    SensitiveFileKey: 'secret_in_env',
    Scope: 'everywhere',
    Reason: 'x',
  },
  PublicPreCheckImageScanTask: { Digests: digest('a') },
  PublicCreateImageScanTask: { Digests: digest('a') },
  CancelImageScanTask: { TaskId: '1' },
};

/** What takes an administrator. */
const administrators: Partial<Record<ActionName, object>> = {
  AddPrivateRegistry: { ...harborRequest(9, { DomainName: 'other.example.com' }), SkipVerify: true },
  ModifyImageRegistry: { Id: 1, TransPerHour: 77 },
  ListImageRegistryExtra: { RegistryId: 1 },
  PauseImageRegistry: { RegistryId: 1 },
  ResumeImageRegistry: { RegistryId: 1 },
  RemoveMissingImages: { RegistryId: 1 },
  AddAcrAccount: { AccessKeyId: 'LTAI', AccessKeySecret: 'x', RegionIds: ['cn-hangzhou'], SkipVerify: true },
  ModifyAcrAccount: { AccessKeyId: 'LTAI', AccessKeySecret: 'y', SkipVerify: true },
  CreateRegistryDiagnosis: harborRequest(9),
  CreateAcrDiagnosis: { AccessKeyId: 'LTAI', AccessKeySecret: 'x', RegionIds: ['cn-hangzhou'] },
  DescribeRegistryDiagnosis: { DiagnosisId: 'x' },
  CancelRegistryDiagnosis: { DiagnosisId: 'x' },
  DescribeLocalAddress: { RegistryHostIp: '10.0.0.1' },
  CreateCycleTask: {
    TaskName: 'x',
    TaskType: 'IMAGE_SCAN',
    Enable: 1,
    FirstDateStr: 1_800_000_000_000,
    IntervalPeriod: 1,
    PeriodUnit: 'day',
    TargetStartTime: 0,
    TargetEndTime: 0,
  },
  ModifyCycleTask: { ConfigId: '1', Enable: 0 },
  SetRegistryScanDayNum: { ScanDayNum: 7 },
  DescribeAuditLog: {},
  ExportAuditLog: {},
  ListUsers: {},
  CreateUser: { UserName: 'new', Role: 'administrator', RegistryIds: null },
  ModifyUser: { UserName: 'other', Role: 'administrator' },
  CreatePasswordLink: { UserName: 'other' },
  EndUserSessions: { UserName: 'other' },
  DeleteUser: { UserName: 'other' },
  DeletePrivateRegistry: { RegistryId: 1 },
};

const nameList = (table: object) => Object.keys(table) as ActionName[];
const expected: Record<Role, readonly ActionName[]> = {
  viewer: viewers,
  operator: [...viewers, ...nameList(operators)],
  administrator: [...viewers, ...nameList(operators), ...nameList(administrators)],
};
const requestOf = (name: ActionName) => operators[name] ?? administrators[name] ?? {};

let server: TestServer;
const people = {} as Record<Role, { person: Person; key: KeyPair }>;

beforeAll(async () => {
  const unbounded = { perSecond: 1e9, burst: 1e9 };
  server = await startTestServer(
    {},
    { requestRates: { ofKey: unbounded, ofSession: unbounded, refusalsOfAddress: unbounded } },
  );
  const registry = await storeRegistry(server.database, 'harbor.example.com');
  await storeImages(server.database, registry, 'library/nginx', image('latest'));
  // What is counted behind the page is done, and changes nothing by itself from then on.
  await eventually(
    () => isAnythingDue(server.database),
    (isDue) => !isDue,
  );
  await addPerson(server, { name: 'other' });
  for (const role of roles) {
    const person = await addPerson(server, { name: `the ${role}`, role });
    const { AccessKeyId, AccessKeySecret } = await person.call('CreateAccessKey', { Name: role });
    people[role] = { person, key: { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret } };
  }
});
afterAll(() => server.close());

/** Both wires, each answering with a code; `OK` for what was done. */
const doors: [door: string, ask: (role: Role, name: ActionName) => Promise<string>][] = [
  [
    'the console',
    async (role, name) => {
      const body = JSON.stringify(requestOf(name));
      const answer = await people[role].person.fetch(`/api/${name}`, { method: 'POST', body });
      const { Code = 'OK' } = (await answer.json()) as { Code?: string };
      return Code;
    },
  ],
  [
    'a signed call',
    (role, name) =>
      openApiCoreClient(server.url, people[role].key)(name, { query: { ...requestOf(name) } }).then(
        () => 'OK',
        (error: { code?: string }) => error.code ?? String(error),
      ),
  ],
];

test('every action stands in the lists of who may do what, once', () => {
  expect([...expected.administrator].sort()).toEqual([...actionNames].sort());
});

describe.each(doors)('by %s', (door, ask) => {
  const isForPeople = (name: ActionName) => door === 'a signed call' && actions[name].peopleOnly;

  test.each(['viewer', 'operator'] as const)(
    'what a role may not do is refused, and changes nothing: as %s',
    async (role) => {
      const others = actionNames.filter((name) => !expected[role].includes(name));
      const before = await settledRows(server.database);
      const answers: Record<string, string> = {};
      for (const name of others) answers[name] = await ask(role, name);
      const refusals = others.map((name) => [
        name,
        isForPeople(name) ? 'NoPermission.KeyManagement' : 'NoPermission.Role',
      ]);
      expect(answers).toEqual(Object.fromEntries(refusals));
      expect(await allRows(server.database)).toEqual(before);
    },
  );
});

describe('what a role may do is not refused for its role', () => {
  test.each(['viewer', 'operator', 'administrator'] as const)('as %s, by either door', async (role) => {
    const refused = [];
    for (const [door, ask] of doors) {
      for (const name of expected[role]) {
        const code = await ask(role, name);
        const isForPeople = door === 'a signed call' && actions[name].peopleOnly;
        if (isForPeople ? code !== 'NoPermission.KeyManagement' : code === 'NoPermission.Role') {
          refused.push([door, name, code]);
        }
        // Else the refusals above would prove nothing: it would not have been understood anyway.
        if (!viewers.includes(name) && code === 'IllegalParam') refused.push([door, name, code]);
      }
    }
    expect(refused).toEqual([]);
  });
});
