import type { Failure } from '#contract/failures/failures.ts';
import { limits } from '#contract/limits.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import type { ListedRepository, RegistryConnector, RepositoryListing } from '../../connectors/port.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';

/** Fewer than a sync reads, which may be under way: what is measured here will come at least as fast. */
const repositoriesAtOnce = 4;

/** A repository as the diagnosis has found it; its images are null until they are counted. */
export interface CountedRepository extends ListedRepository {
  images: number | null;
}

/** What a registry holds, as far as it is counted. */
export interface Counted {
  readonly repositories: readonly CountedRepository[];
  /** Where the registry is several: how many. */
  readonly instances: number | undefined;
  /** Why parts were left out of the listing, where somebody has to act. */
  readonly leftOut: Failure | undefined;
}

/**
 * Counts what a registry holds, as a sync would list it, for 15 s at most. `onListed` hears of the
 * repositories once they are listed; their images are filled in as they come. Returns whether
 * everything was counted in time. Throws RegistryError, or the signal's reason.
 */
export async function countImages(
  connector: RegistryConnector,
  target: RegistryTarget,
  signal: AbortSignal,
  onListed: (counted: Counted) => void,
): Promise<boolean> {
  const timeUp = AbortSignal.timeout(limits.diagnosis.listingMs);
  const either = AbortSignal.any([signal, timeUp]);
  try {
    const counted = uncounted(await connector.listRepositories(target, either));
    onListed(counted);
    await concurrently(counted.repositories, repositoriesAtOnce, async (repository) => {
      const { images } = await connector.listImages(target, repository, either);
      repository.images = images.length;
    });
    return true;
  } catch (error) {
    if (timeUp.aborted && !signal.aborted) return false;
    throw error;
  }
}

function uncounted({ repositories, instances, leftOut }: RepositoryListing): Counted {
  return {
    repositories: repositories.map(({ namespace, name }) => ({ namespace, name, images: null })),
    instances,
    leftOut,
  };
}
