import type { RequestOf } from '#contract/actions.ts';
import { simulatorKeys } from '#simulators/acr/accessKeys.ts';
import { instanceIn } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { harborRequest } from '../harborRequest.ts';
import { quayRequest } from '../quayRequest.ts';
import type { TestServer } from '../testServer.ts';

/** A registry that runs, and how it is connected; returns its id. */
export interface FaultyRegistry {
  readonly simulator: RunningSimulator;
  connect(server: TestServer): Promise<number>;
}

/** One kind of registry as the fault tests need it: how it is started, and what its API calls things. */
export interface FaultyKind {
  readonly name: string;
  start(images: number): Promise<FaultyRegistry>;
  /** Which requests list repositories, and which the images of one; regular expressions. */
  readonly lists: { readonly repositories: string; readonly images: string };
  /** What the fields of an image are called. */
  readonly fields: { readonly digest: string; readonly size: string; readonly tag: string };
  /** The field of an image's time, with one long before containers and one long after us. */
  readonly time: { readonly field: string; readonly ancient: unknown; readonly future: unknown };
  /** Whether a list declares how many elements it has: in a header, in its body, or not at all. */
  readonly totals: 'header' | 'body' | 'none';
}

async function add(server: TestServer, request: RequestOf<'AddPrivateRegistry'>): Promise<number> {
  return (await server.call('AddPrivateRegistry', request)).Data.Id;
}

const goTime = { field: 'push_time', ancient: '0001-01-01T00:00:00Z', future: '9999-01-01T00:00:00Z' };

export const kinds: readonly FaultyKind[] = [
  {
    name: 'Harbor 2.x',
    async start(images) {
      const simulator = await startHarborV2({ world: createWorld({ images }), wrongPasswordMs: 50 });
      return { simulator, connect: (server) => add(server, harborRequest(simulator.port)) };
    },
    lists: { repositories: '/repositories\\?', images: '/artifacts\\?' },
    fields: { digest: 'digest', size: 'size', tag: 'name' },
    time: goTime,
    totals: 'header',
  },
  {
    name: 'Harbor 1.x',
    async start(images) {
      const world = createWorld({ images, kind: 'harbor-v1' });
      const simulator = await startHarborV1({ world, wrongPasswordMs: 50 });
      return {
        simulator,
        connect: (server) => add(server, harborRequest(simulator.port, { RegistryVersion: 'V1' })),
      };
    },
    lists: { repositories: '/repositories\\?', images: '/tags(\\?|$)' },
    fields: { digest: 'digest', size: 'size', tag: 'name' },
    time: goTime,
    totals: 'header',
  },
  {
    name: 'Quay',
    async start(images) {
      const simulator = await startQuay({ world: createWorld({ images, kind: 'quay' }), lockOutMs: 1 });
      return { simulator, connect: (server) => add(server, quayRequest(simulator, simulator.organizations)) };
    },
    lists: { repositories: '/api/v1/repository\\?', images: '/tag/\\?' },
    fields: { digest: 'manifest_digest', size: 'size', tag: 'name' },
    time: { field: 'start_ts', ancient: -62_135_596_800, future: 253_370_764_800 },
    totals: 'none',
  },
  {
    name: 'Container Registry',
    async start(images) {
      const places = [instanceIn('cn-hangzhou', 'prod'), { edition: 'personal', region: 'cn-hangzhou' } as const];
      const simulator = await startAcr({ world: createWorld({ images, kind: 'harbor-v1' }), places });
      const { id, secret } = simulatorKeys.reader;
      const account = { AccessKeyId: id, AccessKeySecret: secret, RegionIds: ['cn-hangzhou'], TransPerHour: 0 };
      const endpoint = { EndpointIp: '127.0.0.1', Port: simulator.port, ProtocolType: 1 } as const;
      return {
        simulator,
        async connect(server) {
          const [registry] = (await server.call('AddAcrAccount', { ...account, ...endpoint })).Data;
          if (registry === undefined) throw new Error('No registry was made of the account.');
          return registry.Id;
        },
      };
    },
    // The Enterprise Edition's actions share one path; the tags of one repository are asked for by its id.
    lists: { repositories: 'RepoStatus=', images: 'RepoId=[^&]*&PageNo' },
    fields: { digest: 'Digest', size: 'ImageSize', tag: 'Tag' },
    time: { field: 'ImageUpdate', ancient: '-62135596800000', future: '253370764800000' },
    totals: 'body',
  },
];
