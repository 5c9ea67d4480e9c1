import type { RequestOf } from '#contract/actions.ts';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { ListenOptions, RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { harborRequest } from '../harborRequest.ts';

/** One kind of registry as the fault tests need it: how it is started and connected, and what its API calls things. */
export interface FaultyKind {
  readonly name: string;
  start(options: ListenOptions & { images: number }): Promise<RunningSimulator>;
  request(simulator: RunningSimulator): RequestOf<'AddPrivateRegistry'>;
  /** Which requests list repositories, and which the images of one; regular expressions. */
  readonly lists: { readonly repositories: string; readonly images: string };
  /** What the fields of an image are called; null where the API has none. */
  readonly fields: {
    readonly digest: string;
    readonly size: string;
    readonly tag: string;
    readonly time: string | null;
  };
  /** Whether the registry declares how many repositories it holds, so that a shortened list shows. */
  readonly declaresTotals: boolean;
}

export const kinds: readonly FaultyKind[] = [
  {
    name: 'Harbor 2.x',
    start: ({ images, ...options }) =>
      startHarborV2({ ...options, world: createWorld({ images }), wrongPasswordMs: 50 }),
    request: ({ port }) => harborRequest(port),
    lists: { repositories: '/repositories\\?', images: '/artifacts\\?' },
    fields: { digest: 'digest', size: 'size', tag: 'name', time: 'push_time' },
    declaresTotals: true,
  },
  {
    name: 'Harbor 1.x',
    start: ({ images, ...options }) =>
      startHarborV1({ ...options, world: createWorld({ images, kind: 'harbor-v1' }), wrongPasswordMs: 50 }),
    request: ({ port }) => harborRequest(port, { RegistryVersion: 'V1' }),
    lists: { repositories: '/repositories\\?', images: '/tags(\\?|$)' },
    fields: { digest: 'digest', size: 'size', tag: 'name', time: 'push_time' },
    declaresTotals: true,
  },
];
