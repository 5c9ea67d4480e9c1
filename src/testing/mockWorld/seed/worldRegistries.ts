import { registryRow } from '../../factories/factories.ts';
import { neverScanned } from '../content/scanResults.ts';
import { repositoryCount } from '../state/registryState.ts';
import type { SyncRun } from '../state/syncRun.ts';
import type { MockRegistry } from '../state/world.ts';
import { makeAcrImages } from './acrImages.ts';
import { acrRow } from './acrRegion.ts';
import { makeImages } from './makeImages.ts';
import { edgeImages, legacyProjects, projects } from './names.ts';
import { withBases } from './withBases.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Of every kind one, and in every state in which one may be found that stays as it is. */
export function connectedRegistries(now: number): MockRegistry[] {
  return [production, legacy, hangzhou, shanghai, edge, staging, research].map((registry) => registry(now));
}

function production(now: number): MockRegistry {
  const row = registryRow({
    Id: 1,
    RegistryName: 'harbor-production',
    DomainName: 'harbor.example.com',
    RegistryHostIp: '198.51.100.20',
    RegionId: 'cn-hangzhou',
    TransPerHour: 10,
    UserName: 'mooring',
    NextSyncTime: now + 9 * hour,
    SecretSetAt: now - 40 * day,
    GmtCreate: new Date(now - 40 * day).toISOString(),
    GmtModified: new Date(now - 12 * day).toISOString(),
  });
  const taken = 340;
  const images = withBases(makeImages(row, projects, 384, now), taken);
  const run = { ...pastRun('1', now - 14 * 60_000, images), perHour: 10, taken };
  return { row, images, runs: [run] };
}

function legacy(now: number): MockRegistry {
  const row = registryRow({
    Id: 2,
    RegistryName: 'harbor-legacy',
    DomainName: 'registry.intranet.example',
    RegistryHostIp: '198.51.100.37',
    RegistryVersion: 'V1',
    NetType: 2,
    VpcId: 'vpc-bp1demo0legacy',
    RegionId: 'cn-beijing',
    TransPerHour: 100,
    UserName: 'scanner',
    SyncSchedule: { Type: 'hours', Hours: 6 },
    State: 'failing',
    SecretSetAt: now - 400 * day,
    GmtCreate: new Date(now - 400 * day).toISOString(),
    GmtModified: new Date(now - 200 * day).toISOString(),
  });
  const images = makeImages(row, legacyProjects, 120, now - 26 * hour);
  return {
    row,
    images,
    runs: [{ ...pastRun('3', now - 3 * 60_000, images), failed: true }, pastRun('2', now - 26 * hour, images)],
    failure: { detail: { code: 'NetworkConnectError', reason: 'timeout', passed: null }, since: now - 25 * hour },
  };
}

const accessKey = { UserName: 'LTAI5tDemoReader00000001', TransPerHour: 0 };

/** A region of both editions. */
function hangzhou(now: number): MockRegistry {
  const SecretSetAt = now - 90 * day;
  const row = acrRow('cn-hangzhou', {
    Id: 3,
    ...accessKey,
    SecretSetAt,
    SyncSchedule: { Type: 'weekly', Day: 1, Time: '02:00' },
    NextSyncTime: now + 11 * hour,
  });
  const images = makeAcrImages(row, 72, now - 2 * hour);
  return { row, images, runs: [pastRun('4', now - 2 * hour, images)] };
}

/** One of its instances is not open to any VPC any more; what it held stays. */
function shanghai(now: number): MockRegistry {
  const SecretSetAt = now - 90 * day;
  const row = acrRow('cn-shanghai', { Id: 4, ...accessKey, SecretSetAt, State: 'failing' });
  const images = makeAcrImages(row, 24, now - 30 * hour);
  return {
    row,
    images,
    runs: [{ ...pastRun('6', now - 5 * hour, images), failed: true }, pastRun('5', now - 30 * hour, images)],
    failure: {
      detail: { code: 'VpcAccessNotConfigured', instances: [{ name: 'trade-lab', reason: 'disabled' }] },
      since: now - 29 * hour,
    },
  };
}

/** A plain registry that anybody may read: its images cannot be scanned, and most of them wait. */
function edge(now: number): MockRegistry {
  const row = registryRow({
    Id: 5,
    RegistryName: 'edge-registry',
    RegistryType: 'oci',
    DomainName: 'registry.edge.example',
    RegistryHostIp: '198.51.100.52',
    RegionId: 'cn-shenzhen',
    TransPerHour: 10,
    UserName: '',
    NextSyncTime: now + 7 * hour,
    GmtCreate: new Date(now - 2 * hour).toISOString(),
    GmtModified: new Date(now - 2 * hour).toISOString(),
  });
  const images = makeImages(row, edgeImages, 48, now - 2 * hour).map((image) => ({
    ...image,
    ...neverScanned('noScanner'),
    RegistryUrl: '',
    ImageUpdateIsFirstSeen: true,
  }));
  return { row, images, runs: [{ ...pastRun('7', now - 2 * hour, images), known: 0, taken: 0, perHour: 10 }] };
}

/** Paused by somebody; what it held stays. */
function staging(now: number): MockRegistry {
  const row = registryRow({
    Id: 6,
    RegistryName: 'harbor-staging',
    DomainName: 'harbor.staging.example',
    RegistryHostIp: '198.51.100.21',
    RegionId: 'cn-hangzhou',
    TransPerHour: 50,
    UserName: 'mooring',
    State: 'paused',
    SecretSetAt: now - 30 * day,
    GmtCreate: new Date(now - 30 * day).toISOString(),
    GmtModified: new Date(now - 3 * day).toISOString(),
  });
  const images = makeImages(row, projects, 36, now - 3 * day);
  return { row, images, runs: [pastRun('8', now - 3 * day, images)] };
}

/** A Quay of which one organization’s token was revoked: the others are read, and its images stay. */
function research(now: number): MockRegistry {
  const SecretSetAt = now - 60 * day;
  const row = registryRow({
    Id: 7,
    RegistryName: 'quay-research',
    RegistryType: 'quay',
    DomainName: 'quay.research.example',
    RegistryHostIp: '198.51.100.64',
    RegionId: 'cn-beijing',
    TransPerHour: 50,
    UserName: 'mooring',
    NextSyncTime: now + 8 * hour,
    SecretSetAt,
    GmtCreate: new Date(SecretSetAt).toISOString(),
    GmtModified: new Date(SecretSetAt).toISOString(),
  });
  const images = makeImages(row, projects, 96, now - 5 * hour);
  const organizations = projects.map(([namespace]) => ({ namespace, secretSetAt: SecretSetAt }));
  return {
    row,
    images,
    organizations: organizations.map((each) =>
      each.namespace === 'logistics'
        ? {
            ...each,
            failure: {
              detail: { code: 'FailedToVerifyUsernameOrPwd', reason: 'tokenUnknown', row: 4 },
              since: now - 5 * hour,
            },
          }
        : each,
    ),
    runs: [pastRun('9', now - 5 * hour, images)],
  };
}

/** A run long over: it took everything in. */
function pastRun(id: string, startedAt: number, images: MockRegistry['images']): SyncRun {
  return {
    id,
    startedAt,
    known: images.length,
    taken: images.length,
    images: images.length,
    repositories: repositoryCount(images),
    perHour: 0,
    failed: false,
  };
}
