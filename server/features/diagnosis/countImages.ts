import type { Failure } from '#contract/failures/failures.ts';
import { mostUrgent } from '#contract/failures/mostUrgent.ts';
import { limits } from '#contract/limits.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import type { ListedImage, ListedRepository, RegistryConnector, RepositorySink } from '../../connectors/port.ts';
import { RegistryError } from '../../domain/registryError.ts';
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
 * Counts what a registry holds, as a sync would list it, for 15 s at most. `onListed` hears of the repositories once they are
 * listed, or once the time is up; their images are filled in as they come. Returns whether everything was counted in time.
 * Throws RegistryError, also where not one part of the registry could be read until then; or the signal's reason.
 */
export async function countImages(
  connector: Pick<RegistryConnector, 'listRepositories' | 'listImages'>,
  target: RegistryTarget,
  signal: AbortSignal,
  onListed: (counted: Counted) => void,
): Promise<boolean> {
  const timeUp = AbortSignal.timeout(limits.diagnosis.listingMs);
  const either = AbortSignal.any([signal, timeUp]);
  const { sink, repositories, leftOut } = hearRepositories();
  let isListed = false;
  try {
    const { instances } = await connector.listRepositories(target, sink, either);
    onListed({ repositories, instances, leftOut: leftOut() });
    isListed = true;
    await concurrently(repositories, repositoriesAtOnce, async (repository) => {
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
    if (!timeUp.aborted || signal.aborted) throw error;
    if (!isListed) onListed({ repositories, instances: undefined, leftOut: leftOut() });
    return false;
  }
}

/** Hears what a registry tells of its repositories, and what that has come to so far. */
function hearRepositories() {
  const repositories: CountedRepository[] = [];
  const failures: Failure[] = [];
  let partsRead = 0;
  const sink: RepositorySink = {
    repositories: async (some) => {
      for (const { namespace, name } of some) {
        repositories.push({ namespace, name, images: null, digests: new Set(), atMost: false });
      }
    },
    partEnded: async ({ failure }) => {
      if (failure === undefined) partsRead += 1;
      else failures.push(failure);
    },
  };
  return {
    sink,
    repositories,
    /** Throws where parts have failed and none was read: that nothing was found must not look as if nothing were there. */
    leftOut(): Failure | undefined {
      const leftOut = mostUrgent(failures) ?? undefined;
      if (leftOut !== undefined && partsRead === 0 && repositories.length === 0) throw new RegistryError(leftOut);
      return leftOut;
    },
  };
}

/** A list that does not tell what an image runs on does not tell whether it is one. */
function mayBeNoImage({ factsUnread, platforms }: ListedImage): boolean {
  return factsUnread === true || platforms.length === 0;
}

/** 48 bits of it: of a hundred thousand images two share them in one of fifty thousand diagnoses. */
function digestNumber(digest: string): number {
  return Number.parseInt(digest.slice(digest.indexOf(':') + 1).slice(0, 12), 16);
}
