import type { Failure } from '#contract/failures/failures.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import type { ListedRepository, RepositoryListing, SkippedElement } from '../port.ts';
import type { AcrClient } from './client.ts';
import { type LocatedRepository, listInstanceRepositories } from './enterprise.ts';
import { type Instance, listInstances, type VpcProblem, vpcProblem } from './instances.ts';
import { limits } from './limits.ts';
import { listPersonalRepositories } from './personal.ts';

interface Part<Repository extends ListedRepository> {
  readonly elements: readonly Repository[];
  readonly skipped: readonly SkippedElement[];
  readonly vpcProblem?: VpcProblem;
}

/** An instance in these states holds no images yet, or none any more; in all others, unknown ones too, it may. */
const holdsNoImages = new Set(['PENDING', 'INIT_ERROR', 'DELETING', 'DELETED']);

/**
 * Every repository of the account in this region, of both editions. An instance that cannot be taken in is
 * left out with the reason, and so keeps the listing from counting as whole. `onLocated` hears where each
 * Enterprise repository is.
 */
export async function listRepositories(
  client: AcrClient,
  onLocated: (repository: LocatedRepository) => void,
): Promise<RepositoryListing> {
  const instances = await listInstances(client);
  const parts = await concurrently(instances.elements, limits.instancesAtOnce, (instance) =>
    listInstance(client, instance),
  );
  const personal = await listPersonalRepositories(client);
  const located = parts.flatMap(({ elements }) => elements);
  for (const repository of located) onLocated(repository);

  const enterprise = located.map(({ namespace, name }) => ({ namespace, name }));
  const repositories = [...enterprise, ...personal.elements];
  const skipped = [...instances.skipped, ...parts.flatMap((part) => part.skipped), ...personal.skipped];
  // Each list was proven whole by its own total; with a part left out nobody knows the sum.
  const declared = skipped.length === 0 ? repositories.length : null;
  const closed = parts.flatMap((part) => part.vpcProblem ?? []);
  // What may pass by itself comes first: it is tried again soon, and what somebody has to do shows then.
  const leftOut = personal.leftOut ?? (closed.length === 0 ? undefined : noVpcAccess(closed));
  return {
    repositories,
    instances: instances.elements.length,
    declared: { namespaces: null, repositories: declared },
    skipped,
    ...(personal.notOffered === undefined ? {} : { notOffered: personal.notOffered }),
    ...(leftOut === undefined ? {} : { leftOut }),
  };
}

async function listInstance(client: AcrClient, instance: Instance): Promise<Part<LocatedRepository>> {
  if (instance.status !== 'RUNNING') {
    const skipped = { where: instance.name, reason: 'instanceNotRunning', word: instance.status } as const;
    return { elements: [], skipped: holdsNoImages.has(instance.status) ? [] : [skipped] };
  }
  const problem = await vpcProblem(client, instance);
  if (problem === null) return listInstanceRepositories(client, instance);
  const skipped = { where: instance.name, reason: 'notListed', failure: noVpcAccess([problem]) } as const;
  return { elements: [], skipped: [skipped], vpcProblem: problem };
}

function noVpcAccess(instances: VpcProblem[]): Failure {
  return { code: 'VpcAccessNotConfigured', instances };
}
