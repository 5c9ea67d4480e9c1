import { limits } from '#contract/limits.ts';
import { concurrently } from '../../connectors/concurrently.ts';
import type { ListedRepository, RegistryConnector, RegistryTarget } from '../../connectors/port.ts';

/** As many repositories at once as a sync reads: what is measured here is what will come. */
const repositoriesAtOnce = 4;

/** A repository as the diagnosis has found it; its images are null until they are counted. */
export interface CountedRepository extends ListedRepository {
  images: number | null;
}

/**
 * Counts what a registry holds, as a sync would list it, for 15 s at most. `counted` hears of the
 * repositories once they are listed; their images are filled in as they come. Returns whether
 * everything was counted in time. Throws RegistryError, or the signal's reason.
 */
export async function countImages(
  connector: RegistryConnector,
  target: RegistryTarget,
  signal: AbortSignal,
  counted: (repositories: readonly CountedRepository[]) => void,
): Promise<boolean> {
  const timeUp = AbortSignal.timeout(limits.diagnosis.listingMs);
  const either = AbortSignal.any([signal, timeUp]);
  try {
    const listing = await connector.listRepositories(target, either);
    const repositories = listing.repositories.map(({ namespace, name }) => ({
      namespace,
      name,
      images: null as number | null,
    }));
    counted(repositories);
    await concurrently(repositories, repositoriesAtOnce, async (repository) => {
      const { images } = await connector.listImages(target, repository, either);
      repository.images = images.length;
    });
    return true;
  } catch (error) {
    if (timeUp.aborted && !signal.aborted) return false;
    throw error;
  }
}
