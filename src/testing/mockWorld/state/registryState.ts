import type { RegistryState } from '#contract/enums.ts';
import { toldFailure } from '#contract/failures/advice.ts';
import { incompleteText } from '#contract/failures/doubts.ts';
import type { ImageRow } from '#contract/images/images.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import type { Translate } from '#contract/translation.ts';
import { progressOf, type SyncRun } from './syncRun.ts';
import type { MockRegistry } from './world.ts';

const notLookedInto = { IntakeState: 'WAITING', IntakeTime: undefined, BaseImage: undefined } as const;

/** Images that were listed so far, in the order of their coming; the first of them are taken in. */
export function visibleImages(registry: MockRegistry, now: number): readonly ImageRow[] {
  const taken = takenInBy(registry, now);
  return registry.images
    .slice(0, listedBy(registry, now))
    .map((image, place) => (place < taken ? image : { ...image, ...notLookedInto }));
}

/** With why it could not be taken in, where that is so: the rows of a world have no language. */
export function withIntakeError(image: ImageRow, now: number, translate: Translate): ImageRow {
  if (image.IntakeState !== 'FAILED') return image;
  const { Code, Message, Recommend } = toldFailure(
    { code: 'RegistryFailure', reason: 'status', status: 500 },
    translate,
  );
  return { ...image, IntakeError: { Code, Message, Recommend, NextTry: now + 40 * 60_000 } };
}

/** When the turn of a waiting image is expected to come; undefined where it waits for none. */
export function expectedIntake(registry: MockRegistry, uuid: string, now: number): number | undefined {
  const perHour = registry.row.TransPerHour;
  const before = registry.images.findIndex(({ Uuid }) => Uuid === uuid) - takenInBy(registry, now);
  return before < 0 || perHour === 0 ? undefined : now + Math.ceil((before + 1) / perHour) * 3_600_000;
}

export function repositoryCount(images: readonly ImageRow[]): number {
  return new Set(images.map((image) => image.RepoId)).size;
}

/** A failed run brings nothing and loses nothing, so the most that any run listed is there. */
function listedBy(registry: MockRegistry, now: number): number {
  return Math.max(0, ...registry.runs.map((run) => progressOf(run, now).listedImages));
}

function takenInBy(registry: MockRegistry, now: number): number {
  return Math.max(0, ...registry.runs.map((run) => progressOf(run, now).takenIn));
}

function runningRun(registry: MockRegistry, now: number): SyncRun | undefined {
  return registry.runs.find((run) => progressOf(run, now).endedAt === undefined);
}

/** Begins a synchronization unless one is under way. */
export function startRun(registry: MockRegistry, now: number, id: string): void {
  if (runningRun(registry, now) !== undefined) return;
  registry.runs.unshift({
    id,
    startedAt: now,
    known: listedBy(registry, now),
    taken: takenInBy(registry, now),
    images: registry.images.length,
    repositories: repositoryCount(registry.images),
    perHour: registry.row.TransPerHour,
    failed: registry.failure !== undefined,
  });
}

/** How a registry is doing at `now`. */
export function stateOf(registry: MockRegistry, now: number): RegistryState {
  if (registry.row.State === 'paused') return 'paused';
  if (runningRun(registry, now) !== undefined) return 'syncing';
  return registry.failure === undefined ? registry.row.State : 'failing';
}

function partsOf({ organizations = [] }: MockRegistry, translate: Translate): RegistryRow['Parts'] {
  return organizations.map(({ namespace: Name, failure }) => {
    if (failure === undefined) return { Name, State: 'verified' };
    return { Name, State: 'failing', LastError: { ...toldFailure(failure.detail, translate), Since: failure.since } };
  });
}

/** A part that cannot be read keeps its registry's list from being complete. */
function incompleteReasons({ organizations = [] }: MockRegistry, translate: Translate): string[] {
  const parts = organizations.filter(({ failure }) => failure !== undefined).length;
  return parts === 0 ? [] : [incompleteText({ reason: 'failed', repositories: 0, parts }, translate)];
}

/** A registry as the list shows it at `now`. */
export function currentRow(registry: MockRegistry, now: number, translate: Translate): RegistryRow {
  const running = runningRun(registry, now);
  const listed = registry.runs.find((run) => !run.failed);
  const progress = listed === undefined ? undefined : progressOf(listed, now);
  const [images, taken] = [listedBy(registry, now), takenInBy(registry, now)];
  const held = visibleImages(registry, now);
  const failed = held.filter(({ IntakeState }) => IntakeState === 'FAILED').length;
  const IncompleteReasons = incompleteReasons(registry, translate);
  const base = {
    ...registry.row,
    State: stateOf(registry, now),
    Parts: partsOf(registry, translate),
    ImageCount: images,
    TakenInImages: taken - failed,
    FailedImages: failed,
    AtRiskImages: held.filter(({ RiskStatus }) => RiskStatus === 'YES').length,
  };
  const found = {
    ListedRepositories: progress?.listedRepositories ?? 0,
    RepositoryCount: listed?.repositories,
    ListedImages: images,
    DistinctImages: images,
    WaitingImages: images - taken,
    Complete: progress?.endedAt !== undefined && IncompleteReasons.length === 0,
    IncompleteReasons,
    ...(running === undefined ? {} : { SyncPhase: 'listing' as const }),
    LastSyncTime: registry.runs.map((run) => progressOf(run, now)).find((each) => each.listedImages > 0)?.endedAt,
  };
  if (registry.row.State === 'paused') return { ...base, ...found, NextSyncTime: undefined };
  if (registry.failure === undefined) return { ...base, ...found };
  const { detail, since } = registry.failure;
  return {
    ...base,
    ...found,
    LastSyncTime: since - 3_600_000,
    LastError: {
      ...toldFailure(detail, translate),
      Since: since,
      NextTry: now + 4 * 60_000,
    },
  };
}
