import { concurrently } from '../../concurrency/concurrently.ts';
import { RegistryError } from '../../domain/registryError.ts';
import type { RegistryEnd, RepositorySink } from '../port.ts';
import { walkPages } from '../reading/paging.ts';
import { readPart } from '../reading/parts.ts';
import type { AcrClient } from './client.ts';
import { instanceWalk, type LocatedRepository } from './enterprise.ts';
import { type Instance, listInstances, vpcProblem } from './instances.ts';
import { limits } from './limits.ts';
import { listPersonalRepositories } from './personal.ts';

/** An instance in these states holds no images yet, or none any more; in all others, unknown ones too, it may. */
const holdsNoImages = new Set(['PENDING', 'INIT_ERROR', 'DELETING', 'DELETED']);

/**
 * Every repository of the account in this region, of both editions. An instance that cannot be taken in ends as a part with
 * the reason. `onLocated` hears where each Enterprise repository is.
 */
export async function listRepositories(
  client: AcrClient,
  sink: RepositorySink,
  onLocated: (repository: LocatedRepository) => void,
): Promise<RegistryEnd> {
  const instances = await listInstances(client);
  await sink.repositories([], instances.skipped);
  await concurrently(instances.elements, limits.instancesAtOnce, (instance) =>
    readInstance(client, instance, sink, onLocated),
  );
  await listPersonalRepositories(client, sink);
  return {
    doubts: instances.doubts,
    declared: { namespaces: null, repositories: null },
    instances: instances.elements.length,
  };
}

async function readInstance(
  client: AcrClient,
  instance: Instance,
  sink: RepositorySink,
  onLocated: (repository: LocatedRepository) => void,
): Promise<void> {
  const part = instance.name;
  if (holdsNoImages.has(instance.status)) return await sink.partEnded({ part, doubts: [] });
  if (instance.status !== 'RUNNING') {
    const leftOut = { where: part, reason: 'instanceNotRunning', word: instance.status } as const;
    return await sink.partEnded({ part, doubts: [], leftOut });
  }
  await readPart(part, sink, client.signal, async () => {
    const problem = await vpcProblem(client, instance);
    if (problem !== null) throw new RegistryError({ code: 'VpcAccessNotConfigured', instances: [problem] });
    return walkPages({
      ...instanceWalk(client, instance),
      take: async (located, skipped) => {
        for (const repository of located) onLocated(repository);
        await sink.repositories(
          located.map(({ namespace, name }) => ({ namespace, name })),
          skipped,
        );
      },
    });
  });
}
