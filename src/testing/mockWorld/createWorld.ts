import { limits } from '#contract/limits.ts';
import { registryRow } from '../factories.ts';
import { makeAcrImages } from './acrImages.ts';
import { acrRow } from './acrRegion.ts';
import { makeImages } from './makeImages.ts';
import { legacyProjects, projects } from './names.ts';
import { repositoryCount } from './registryState.ts';
import type { SyncRun } from './syncRun.ts';
import type { MockRegistry, World } from './world.ts';

const hour = 3_600_000;

/** Two Harbor installations and two regions of Container Registry with 600 images in China, nothing outside. */
export function createWorld(now: () => number = Date.now): World {
  const start = now();
  let lastId = 10;
  return {
    registries: { cn: [production(start), legacy(start), hangzhou(start), shanghai(start)], intl: [] },
    answered: new Map(),
    scans: { cn: [], intl: [] },
    cycles: { cn: [], intl: [] },
    scanDays: { cn: limits.scan.defaultDayNum, intl: limits.scan.defaultDayNum },
    askedReports: new Map(),
    diagnoses: new Map(),
    now,
    nextId: () => {
      lastId += 1;
      return lastId;
    },
  };
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
    SecretSetAt: now - 40 * 24 * hour,
    GmtCreate: new Date(now - 40 * 24 * hour).toISOString(),
    GmtModified: new Date(now - 12 * 24 * hour).toISOString(),
  });
  const images = makeImages(row, projects, 384, now);
  const run = { ...pastRun('1', now - 14 * 60_000, images), perHour: 10, taken: 340 };
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
    SecretSetAt: now - 400 * 24 * hour,
    GmtCreate: new Date(now - 400 * 24 * hour).toISOString(),
    GmtModified: new Date(now - 200 * 24 * hour).toISOString(),
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
  const SecretSetAt = now - 90 * 24 * hour;
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
  const SecretSetAt = now - 90 * 24 * hour;
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
