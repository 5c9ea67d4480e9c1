import type { ImageRow, RepositoryRow } from '#contract/images.ts';
import { type RegistryRow, secretMask } from '#contract/registries.ts';
import type { TaskRow } from '#contract/tasks.ts';

/** Valid rows, each field plausible; a test states only what it is about. */

const day = Date.UTC(2026, 2, 1);

export function registryRow(over: Partial<RegistryRow> = {}): RegistryRow {
  return {
    Id: 1,
    RegistryName: 'harbor.example.com:443',
    RegistryType: 'harbor',
    DomainName: 'harbor.example.com',
    RegistryHostIp: '203.0.113.10',
    ProtocolType: 2,
    NetType: 1,
    RegionId: 'cn-hangzhou',
    TransPerHour: 10,
    UserName: 'admin',
    Password: secretMask,
    Token: '',
    BlackList: '',
    WhiteList: '',
    ImageCount: 120,
    GmtCreate: new Date(day).toISOString(),
    GmtModified: new Date(day).toISOString(),
    Port: 443,
    RegistryVersion: 'V2',
    State: 'verified',
    LastSyncTime: day,
    NextSyncTime: day + 86_400_000,
    ListedRepositories: 12,
    RepositoryCount: 12,
    ListedImages: 120,
    TakenInImages: 120,
    Complete: true,
    SecretSetAt: day,
    ...over,
  };
}

export function imageRow(over: Partial<ImageRow> = {}): ImageRow {
  return {
    Uuid: 'image-1',
    InstanceId: '1',
    ImageId: 'sha256:1111111111111111111111111111111111111111111111111111111111111111',
    RepoId: 'repo-1',
    RepoName: 'checkout-api',
    RepoNamespace: 'payments',
    RepoType: 'PRIVATE',
    RegionId: 'cn-hangzhou',
    RegistryType: 'harbor',
    Tag: '1.4.2',
    Digest: 'sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ImageSize: '104857600',
    ImageCreate: String(day),
    ImageUpdate: String(day),
    Endpoints: '',
    Status: 'NORMAL',
    Deployed: 0,
    VulCount: 3,
    AlarmCount: 0,
    HcCount: 0,
    VulStatus: 'YES',
    AlarmStatus: 'NO',
    HcStatus: 'NO',
    RiskStatus: 'YES',
    ScaProgress: 100,
    ScaStatus: 'SUCCESS',
    LastScanTime: day,
    RiskLevel: 'high',
    VulCountBySeverity: { Critical: 0, High: 1, Medium: 2, Low: 0, Unknown: 0 },
    RegistryId: 1,
    RegistryName: 'harbor.example.com:443',
    Platforms: ['linux/amd64'],
    ...over,
  };
}

export function repositoryRow(over: Partial<RepositoryRow> = {}): RepositoryRow {
  return {
    RepoId: 'repo-1',
    InstanceId: '1',
    RepoName: 'checkout-api',
    RepoNamespace: 'payments',
    RegionId: 'cn-hangzhou',
    RegistryType: 'harbor',
    Endpoints: '',
    ImageCount: 10,
    HasRiskImageCount: 3,
    VulCount: 9,
    AlarmCount: 0,
    HcCount: 0,
    RiskStatus: 'YES',
    VulStatus: 'YES',
    AlarmStatus: 'NO',
    HcStatus: 'NO',
    RiskLevel: 'high',
    RegistryId: 1,
    RegistryName: 'harbor.example.com:443',
    LastSyncTime: day,
    ...over,
  };
}

export function taskRow(over: Partial<TaskRow> = {}): TaskRow {
  return {
    TaskId: 'task-1',
    TaskName: 'harbor.example.com:443',
    TaskType: 'IMAGE_REGISTRY_PULL',
    Target: 'harbor.example.com:443',
    TargetType: 'IMAGE_REPO',
    Status: 'SUCCESS',
    StatusText: 'SUCCESS',
    Progress: 100,
    Finish: 1,
    FinishCount: '120',
    TotalCount: '120',
    ResultInfo: '',
    StartTime: day,
    EndTime: day + 30_000,
    RealRunTime: 30_000,
    RegistryId: 1,
    Phase: 'intake',
    ListedRepositories: 12,
    RepositoryCount: 12,
    ListedImages: 120,
    TakenInImages: 120,
    PendingImages: 0,
    RemovedImages: 0,
    SkippedCount: 0,
    FailedRepositories: 0,
    Complete: true,
    Log: [],
    ...over,
  };
}
