import type { RequestOf } from '#contract/actions/actions.ts';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { Fault } from '#simulators/http/faults.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { startOci } from '#simulators/oci/startOci.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { quayRequest } from '#simulators/requests/quayRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import type { ImageRow } from '#simulators/world/model.ts';
import type { World } from '#simulators/world/world.ts';
import type { Answered } from './front.ts';

interface Started {
  readonly simulator: RunningSimulator;
  /** How it is connected at this port. */
  request(port: number): RequestOf<'AddPrivateRegistry'>;
}

/** A kind of registry as random worlds need it. */
export interface WorldKind {
  readonly name: string;
  start(images: number, seed: number): Promise<Started>;
  /** Whether it lists images that no tag is on. */
  readonly untagged: boolean;
  /** Whether the registry tells of its projects. */
  readonly projects: boolean;
  /** Its lists, and what else of its API goes wrong by itself; regular expressions. */
  readonly lists: readonly string[];
  readonly others: readonly string[];
  /** As of a database that has failed over to an empty one: signed in as before, and nothing is there. */
  readonly emptied: Fault[];
  /** The rows that an answer shows, if it is one of a list of images; wherever they stand in the world. */
  shown(answered: Answered): ImageRow[];
}

const nothing = (path: string, body: unknown): Fault => ({
  kind: 'answer',
  status: 200,
  body,
  headers: { 'x-total-count': '0' },
  path,
});
const missing = (path: string, body: unknown): Fault => ({ kind: 'answer', status: 404, body, path });

/** The elements of a list in an answer, as far as they are objects. */
function elementsOf(json: unknown): Record<string, unknown>[] {
  return Array.isArray(json) ? json.filter((element) => typeof element === 'object' && element !== null) : [];
}
const fieldOf = (json: unknown, name: string): unknown =>
  typeof json === 'object' && json !== null ? Object.entries(json).find(([key]) => key === name)?.[1] : undefined;
const decoded = (text: string) => decodeURIComponent(decodeURIComponent(text));

export const harborV2: WorldKind = {
  name: 'Harbor 2.x',
  async start(images, seed) {
    const simulator = await startHarborV2({ world: createWorld({ images, seed }), wrongPasswordMs: 1 });
    return { simulator, request: (port) => harborRequest(port) };
  },
  untagged: true,
  projects: true,
  lists: ['/projects\\?', '/repositories\\?', '/artifacts\\?'],
  others: ['/artifacts/', '/projects/[^/?]+$', '/statistics', '/users/current'],
  emptied: [
    ...['/projects\\?', '/repositories\\?', '/artifacts\\?'].map((path) => nothing(path, [])),
    nothing('/statistics', { total_project_count: 0, total_repo_count: 0 }),
    missing('/artifacts/|/projects/[^/?]+$', { errors: [{ code: 'NOT_FOUND', message: '' }] }),
  ],
  shown({ target, json }) {
    const [, namespace, repository] = /\/projects\/([^/]+)\/repositories\/([^/]+)\/artifacts\?/.exec(target) ?? [];
    if (namespace === undefined || repository === undefined) return [];
    return elementsOf(json).flatMap(({ digest, tags }) => {
      const names = elementsOf(tags).map(({ name }) => String(name));
      return (names.length === 0 ? [''] : names).map((tag) => ({
        namespace: decoded(namespace),
        repository: decoded(repository),
        digest: String(digest),
        tag,
      }));
    });
  },
};

const harborV1: WorldKind = {
  name: 'Harbor 1.x',
  async start(images, seed) {
    const world = createWorld({ images, seed, kind: 'harbor-v1' });
    const simulator = await startHarborV1({ world, wrongPasswordMs: 1 });
    return { simulator, request: (port) => harborRequest(port, { RegistryVersion: 'V1' }) };
  },
  untagged: false,
  projects: true,
  lists: ['/projects\\?', '/repositories\\?', '/tags(\\?|$)'],
  others: ['/tags/', '/statistics', '/users/current'],
  emptied: [
    ...['/projects\\?', '/repositories\\?', '/tags(\\?|$)'].map((path) => nothing(path, [])),
    nothing('/statistics', { total_project_count: 0, total_repo_count: 0 }),
    missing('/tags/|/projects/[^/?]+$', { code: 404, message: 'resource: a/b:1 not found' }),
  ],
  shown({ target, json }) {
    const [, path] = /\/api\/repositories\/(.+)\/tags(?:\?|$)/.exec(target) ?? [];
    const [namespace, ...rest] = decoded(path ?? '').split('/');
    if (namespace === undefined || rest.length === 0) return [];
    const repository = rest.join('/');
    return elementsOf(json).map(({ digest, name }) => ({
      namespace,
      repository,
      digest: String(digest),
      tag: String(name),
    }));
  },
};

const quay: WorldKind = {
  name: 'Quay',
  async start(images, seed) {
    const simulator = await startQuay({ world: createWorld({ images, seed, kind: 'quay' }), lockOutMs: 1 });
    // Its organizations are those of the beginning, with tokens that a replica knows too.
    return { simulator, request: (Port) => quayRequest(simulator, simulator.organizations, { Port }) };
  },
  untagged: false,
  projects: false,
  lists: ['/repository\\?', '/tag/\\?(?!specificTag)'],
  others: ['specificTag=', '/repository/[^?]+[^/]\\?', '/organization/', '/user/', '/v2/'],
  emptied: [
    nothing('/repository\\?', { repositories: [] }),
    missing('/repository/.', { status: 404, error_type: 'not_found', detail: 'Not Found' }),
  ],
  shown({ target, json }) {
    const [, path] = /\/repository\/(.+)\/tag\/\?/.exec(target) ?? [];
    const [namespace, ...rest] = decoded(path ?? '').split('/');
    if (namespace === undefined || rest.length === 0) return [];
    const repository = rest.join('/');
    return elementsOf(fieldOf(json, 'tags')).map(({ manifest_digest, name }) => ({
      namespace,
      repository,
      digest: String(manifest_digest),
      tag: String(name),
    }));
  },
};

const oci: WorldKind = {
  name: 'a plain registry',
  async start(images, seed) {
    const simulator = await startOci({ world: createWorld({ images, seed, kind: 'harbor-v1' }) });
    const plain = { RegistryType: 'oci', DomainName: 'registry.example.com' } as const;
    return { simulator, request: (port) => harborRequest(port, plain) };
  },
  untagged: false,
  projects: false,
  lists: ['/_catalog', '/tags/list'],
  others: ['/manifests/', '/v2/$'],
  emptied: [
    nothing('/_catalog', { repositories: [] }),
    missing('/tags/list', { errors: [{ code: 'NAME_UNKNOWN', message: 'repository name not known to registry' }] }),
    missing('/manifests/', { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] }),
  ],
  // Its lists name tags; the digest of each is told by a header of its manifest.
  shown: () => [],
};

export const worldKinds: readonly WorldKind[] = [harborV2, harborV1, quay, oci];

/** An image's row in one line. */
export const lineOf = ({ namespace, repository, tag, digest }: ImageRow) =>
  `${namespace}/${repository}:${tag}@${digest}`;

/** What a complete listing of the world must show. */
export function linesOf(world: World, { untagged }: WorldKind): Set<string> {
  return new Set([...world.imageRows()].filter(({ tag }) => untagged || tag !== '').map(lineOf));
}

/** What has tags and is no image. */
export function noImagesOf(world: World): Set<string> {
  const lines = [...world.repositories].flatMap((repository) =>
    world
      .artifactsOf(repository)
      .filter(({ kind }) => kind !== 'IMAGE')
      .flatMap(({ digest, tags }) =>
        tags.map(({ name: tag }) =>
          lineOf({ namespace: repository.project.name, repository: repository.name, tag, digest }),
        ),
      ),
  );
  return new Set(lines);
}
