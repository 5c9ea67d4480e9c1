import type { RequestOf } from '#contract/actions/actions.ts';
import { simulatorKeys } from '#simulators/acr/accessKeys.ts';
import { instanceIn } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { Fault } from '#simulators/http/faults.ts';
import type { RunningSimulator, TlsIdentity } from '#simulators/http/runningSimulator.ts';
import { startOci } from '#simulators/oci/startOci.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { quayRequest } from '#simulators/requests/quayRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import type { TestServer } from '../testServer.ts';

/** A registry that runs, and how it is connected; returns its id. */
export interface FaultyRegistry {
  readonly simulator: RunningSimulator;
  connect(server: TestServer): Promise<number>;
}

/** How a registry is spoken to over TLS: what it shows, and whom the server trusts for it. */
export interface Certified {
  readonly tls: TlsIdentity;
  readonly authority: string;
}

/** One kind of registry as the fault tests need it: how it is started, and what its API calls things. */
export interface FaultyKind {
  readonly name: string;
  /** The name that it is asked by, and that its certificate has to bear. */
  readonly domainName: string;
  /** Over plain HTTP without `certified`. */
  start(images: number, certified?: Certified): Promise<FaultyRegistry>;
  /** Which requests list repositories, and which the images of one; regular expressions. */
  readonly lists: { readonly repositories: string; readonly images: string };
  /** What tells something else of every image; null where its lists do not tell it. */
  readonly fields: Readonly<Record<'digest' | 'size' | 'tag', ((value: unknown) => Fault) | null>>;
  /** The field of an image's time, with one long before containers and one long after us; null where its lists tell none. */
  readonly time: { readonly field: string; readonly ancient: unknown; readonly future: unknown } | null;
  /** What makes every scan in its lists, and nothing else, impossible to understand; null where lists tell of none. */
  readonly oddScans: Fault | null;
  /** What refuses the account that its lists are read by. */
  readonly refusal: Fault;
  /** Whether a list declares how many elements it has: in a header, in its body, or not at all. */
  readonly totals: 'header' | 'body' | 'none';
}

async function add(server: TestServer, request: RequestOf<'AddPrivateRegistry'>): Promise<number> {
  return (await server.call('AddPrivateRegistry', request)).Data.Id;
}

/** What is different in the request where the registry speaks TLS. */
function overTls(certified: Certified | undefined): Partial<RequestOf<'AddPrivateRegistry'>> {
  return certified === undefined ? {} : { ProtocolType: 2, CaCertificate: certified.authority };
}

/** Of a kind whose lists tell an image in fields of these names. */
function fieldsOf(path: string, names: Readonly<Record<'digest' | 'size' | 'tag', string>>): FaultyKind['fields'] {
  const fault = (name: string) => (value: unknown) => ({ kind: 'field', name, value, path }) as const;
  return { digest: fault(names.digest), size: fault(names.size), tag: fault(names.tag) };
}

const goTime = { field: 'push_time', ancient: '0001-01-01T00:00:00Z', future: '9999-01-01T00:00:00Z' };

export const kinds: readonly FaultyKind[] = [
  {
    name: 'Harbor 2.x',
    domainName: 'harbor.example.com',
    async start(images, certified) {
      const world = createWorld({ images });
      const simulator = await startHarborV2({ world, wrongPasswordMs: 50, tls: certified?.tls });
      return { simulator, connect: (server) => add(server, harborRequest(simulator.port, overTls(certified))) };
    },
    lists: { repositories: '/repositories\\?', images: '/artifacts\\?' },
    fields: fieldsOf('/artifacts\\?', { digest: 'digest', size: 'size', tag: 'name' }),
    time: goTime,
    oddScans: { kind: 'field', name: 'scan_status', value: 'Dreaming', path: '/artifacts\\?' },
    refusal: { kind: 'wrongPassword' },
    totals: 'header',
  },
  {
    name: 'Harbor 1.x',
    domainName: 'harbor.example.com',
    async start(images, certified) {
      const world = createWorld({ images, kind: 'harbor-v1' });
      const simulator = await startHarborV1({ world, wrongPasswordMs: 50, tls: certified?.tls });
      const request = harborRequest(simulator.port, { RegistryVersion: 'V1', ...overTls(certified) });
      return { simulator, connect: (server) => add(server, request) };
    },
    lists: { repositories: '/repositories\\?', images: '/tags(\\?|$)' },
    fields: fieldsOf('/tags(\\?|$)', { digest: 'digest', size: 'size', tag: 'name' }),
    time: goTime,
    oddScans: { kind: 'field', name: 'scan_status', value: 'Dreaming', path: '/tags(\\?|$)' },
    refusal: { kind: 'wrongPassword' },
    totals: 'header',
  },
  {
    name: 'Quay',
    domainName: 'quay.example.com',
    async start(images, certified) {
      const world = createWorld({ images, kind: 'quay' });
      const simulator = await startQuay({ world, lockOutMs: 1, tls: certified?.tls });
      const request = quayRequest(simulator, simulator.organizations, overTls(certified));
      return { simulator, connect: (server) => add(server, request) };
    },
    lists: { repositories: '/api/v1/repository\\?', images: '/tag/\\?' },
    fields: fieldsOf('/tag/\\?', { digest: 'manifest_digest', size: 'size', tag: 'name' }),
    time: { field: 'start_ts', ancient: -62_135_596_800, future: 253_370_764_800 },
    oddScans: null,
    refusal: { kind: 'deadToken' },
    totals: 'none',
  },
  {
    name: 'Container Registry',
    domainName: 'cr.cn-hangzhou.aliyuncs.com',
    async start(images, certified) {
      const places = [instanceIn('cn-hangzhou', 'prod'), { edition: 'personal', region: 'cn-hangzhou' } as const];
      const world = createWorld({ images, kind: 'harbor-v1' });
      const simulator = await startAcr({ world, places, tls: certified?.tls });
      const { id, secret } = simulatorKeys.reader;
      const account = { AccessKeyId: id, AccessKeySecret: secret, RegionIds: ['cn-hangzhou'], TransPerHour: 0 };
      const endpoint = { EndpointIp: '127.0.0.1', Port: simulator.port } as const;
      return {
        simulator,
        async connect(server) {
          const way = { ProtocolType: certified === undefined ? 1 : 2, SkipVerify: certified !== undefined } as const;
          const [registry] = (await server.call('AddAcrAccount', { ...account, ...endpoint, ...way })).Data;
          if (registry === undefined) throw new Error('No registry was made of the account.');
          // The form for an account takes the machine's authorities; another one is a change to the registry.
          if (certified !== undefined) {
            const trust = { CaCertificate: certified.authority, Password: secret, SkipVerify: true };
            await server.call('ModifyImageRegistry', { Id: registry.Id, ...trust });
          }
          return registry.Id;
        },
      };
    },
    // The Enterprise Edition's actions share one path; the tags of one repository are asked for by its id.
    lists: { repositories: 'RepoStatus=', images: 'RepoId=[^&]*&PageNo' },
    fields: fieldsOf('RepoId=[^&]*&PageNo', { digest: 'Digest', size: 'ImageSize', tag: 'Tag' }),
    time: { field: 'ImageUpdate', ancient: '-62135596800000', future: '253370764800000' },
    oddScans: { kind: 'field', name: 'Status', value: 'Dreaming', path: '&Tag=' },
    refusal: { kind: 'wrongPassword' },
    totals: 'body',
  },
  {
    name: 'a plain registry',
    domainName: 'registry.example.com',
    async start(images, certified) {
      // What is no image shows only as it is taken in.
      const world = createWorld({ images, kind: 'harbor-v1' });
      const simulator = await startOci({ world, tls: certified?.tls });
      const request = harborRequest(simulator.port, {
        RegistryType: 'oci',
        DomainName: 'registry.example.com',
        ...overTls(certified),
      });
      return { simulator, connect: (server) => add(server, request) };
    },
    lists: { repositories: '/_catalog', images: '/tags/list|/manifests/' },
    fields: {
      digest: (value) => ({ kind: 'header', name: 'Docker-Content-Digest', value: String(value), path: '/manifests/' }),
      size: null,
      tag: (value) => ({ kind: 'field', name: 'tags', value: [value], path: '/tags/list' }),
    },
    time: null,
    oddScans: null,
    refusal: { kind: 'wrongPassword' },
    totals: 'none',
  },
];
