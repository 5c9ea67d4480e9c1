import type { Failure } from '#contract/failures/failures.ts';
import { limits } from '#contract/limits.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import type { ListedImage, ListedRepository, RegistryConnector, RepositorySink } from '../../connectors/port.ts';
import { mostUrgent } from '../../domain/mostUrgent.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';

/** Fewer than a sync reads, which may be under way: what is measured here will come at least as fast. */
const repositoriesAtOnce = 4;

/** A repository as the diagnosis has found it; its images are null until they are counted. */
export interface CountedRepository extends ListedRepository {
  images: number | null;
  /** A number for each different image. */
  digests: ReadonlySet<number>;
  /** Some of them may turn out to be no image. */
  atMost: boolean;
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
    const counted = await listRepositories(connector, target, either);
    onListed(counted);
    await concurrently(counted.repositories, repositoriesAtOnce, async (repository) => {
      let images = 0;
      const digests = new Set<number>();
      const count = async (some: readonly ListedImage[]) => {
        images += some.length;
        for (const { digest } of some) digests.add(digestNumber(digest));
        repository.atMost ||= some.some(mayBeNoImage);
      };
      await connector.listImages(target, repository, count, either);
      Object.assign(repository, { images, digests });
    });
    return true;
  } catch (error) {
    if (timeUp.aborted && !signal.aborted) return false;
    throw error;
  }
}

/** A list that does not tell what an image runs on does not tell whether it is one. */
function mayBeNoImage({ factsUnread, platforms }: ListedImage): boolean {
  return factsUnread === true || platforms.length === 0;
}

/** 48 bits of it: of a hundred thousand images two share them in one of fifty thousand diagnoses. */
function digestNumber(digest: string): number {
  return Number.parseInt(digest.slice(digest.indexOf(':') + 1).slice(0, 12), 16);
}

async function listRepositories(
  connector: RegistryConnector,
  target: RegistryTarget,
  signal: AbortSignal,
): Promise<Counted> {
  const repositories: CountedRepository[] = [];
  const failures: Failure[] = [];
  const sink: RepositorySink = {
    repositories: async (some) => {
      for (const { namespace, name } of some)
        repositories.push({ namespace, name, images: null, digests: new Set(), atMost: false });
    },
    partEnded: async ({ failure }) => {
      if (failure !== undefined) failures.push(failure);
    },
  };
  const { instances } = await connector.listRepositories(target, sink, signal);
  return { repositories, instances, leftOut: mostUrgent(failures) ?? undefined };
}
