import { expect, test } from 'vitest';
import { listedRegistries, summaryOf, type WantedRegistries } from './registryOrder.ts';
import type { RegistryRow } from './registryRow.ts';

const plain: RegistryRow = {
  Id: 1,
  RegistryName: 'production',
  RegistryType: 'harbor',
  DomainName: 'harbor.example.com',
  RegistryHostIp: '203.0.113.10',
  ProtocolType: 2,
  NetType: 1,
  RegionId: 'cn-hangzhou',
  TransPerHour: 10,
  UserName: 'admin',
  Password: '',
  Token: '',
  BlackList: '',
  WhiteList: '',
  ImageCount: 12,
  GmtCreate: '',
  GmtModified: '',
  Port: 443,
  RegistryVersion: 'V2',
  State: 'verified',
  Parts: [],
  LastSyncTime: 1000,
  NextSyncTime: 2000,
  SyncSchedule: { Type: 'daily' },
  ListedRepositories: 1,
  ListedImages: 12,
  DistinctImages: 10,
  TakenInImages: 10,
  WaitingImages: 0,
  FailedImages: 0,
  AtRiskImages: 3,
  Complete: true,
  IncompleteReasons: [],
  SecretSetAt: 500,
  IncludePatterns: [],
  ExcludePatterns: [],
};
const LastError = { Code: 'NetworkConnectError', Message: '', Recommend: '', Since: 0 };
const rows = (...changes: readonly Partial<RegistryRow>[]) =>
  changes.map((change, n) => ({ ...plain, Id: n + 1, ...change }));
const ids = (list: readonly RegistryRow[], wanted: WantedRegistries) =>
  listedRegistries(list, wanted).map(({ Id }) => Id);

test('those come first that need somebody: failing, failing in a part, unverified, to be decided on, and at last those that go', () => {
  const all = rows(
    { State: 'removing' },
    { State: 'verified' },
    { State: 'verified', Complete: false },
    { State: 'paused' },
    { State: 'syncing' },
    { MissingImages: { Count: 30, Since: 0, SecondLook: 1 } },
    { State: 'unverified' },
    { State: 'syncing', Parts: [{ Name: 'data', State: 'failing', LastError }] },
    { State: 'failing', LastError },
  );
  expect(ids(all, { SortBy: 'State' })).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
});

test('among equals the newest comes first, in either direction; without an order the oldest does', () => {
  const all = rows({}, {}, {});
  expect(ids(all, { SortBy: 'ImageCount', SortOrder: 'desc' })).toEqual([3, 2, 1]);
  expect(ids(all, { SortBy: 'ImageCount', SortOrder: 'asc' })).toEqual([3, 2, 1]);
  expect(ids(all.toReversed(), {})).toEqual([1, 2, 3]);
});

test('what is not planned comes after all that is, what was never synchronized before, and no limit is the highest', () => {
  expect(ids(rows({ NextSyncTime: undefined }, { NextSyncTime: 9000 }), { SortBy: 'NextSyncTime' })).toEqual([2, 1]);
  expect(ids(rows({ LastSyncTime: 1 }, { LastSyncTime: undefined }), { SortBy: 'LastSyncTime' })).toEqual([2, 1]);
  expect(ids(rows({ TransPerHour: 0 }, { TransPerHour: 500 }), { SortBy: 'TransPerHour' })).toEqual([2, 1]);
});

test.each<[string, WantedRegistries]>([
  ['a part of its name, in either case', { SearchText: 'PROD' }],
  ['a part of its domain name', { SearchText: 'prod.example' }],
  ['a part of its address', { SearchText: '198.51' }],
  ['its state', { RegistryStateInList: ['failing', 'removing'] }],
  ['its kind', { RegistryTypeInList: ['quay'] }],
  ['not another kind', { RegistryTypeNotInList: ['harbor', 'acr'] }],
  ['its region', { RegionIdInList: ['cn-beijing'] }],
  ['its failing', { Failing: true }],
  ['its id', { RegistryIdInList: [2] }],
])('a registry is found by %s', (_what, wanted) => {
  const found = {
    RegistryName: 'my Production',
    DomainName: 'prod.example.org',
    RegistryHostIp: '198.51.100.7',
    RegistryType: 'quay',
    RegionId: 'cn-beijing',
    State: 'failing',
  } as const;
  expect(ids(rows({ RegistryName: 'staging' }, found), wanted)).toEqual([2]);
});

test('the summary counts every registry, and one that fails in a part among the failing', () => {
  const all = rows(
    { State: 'failing', RegionId: 'cn-beijing', LastSyncTime: undefined },
    { Parts: [{ Name: 'data', State: 'failing' }], RegistryType: 'quay', LastSyncTime: 7000 },
    {},
  );
  expect(summaryOf(all)).toEqual({
    Registries: [1, 2, 3].map((Id) => ({ Id, RegistryName: 'production' })),
    States: [
      { State: 'failing', Count: 1 },
      { State: 'verified', Count: 2 },
    ],
    Types: [
      { RegistryType: 'harbor', Count: 2 },
      { RegistryType: 'quay', Count: 1 },
    ],
    RegionIds: ['cn-beijing', 'cn-hangzhou'],
    FailingCount: 2,
    ImageCount: 36,
    TakenInImages: 30,
    LastSyncTime: 7000,
  });
});
