import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeOnceTaskLeafRecordPage } from '#contract/tasks.ts';
import type { Visibility } from '../../../domain/access/visibility.ts';
import { createImageListRepository } from '../../../query/images/imageListRepository.ts';
import { noon } from '../../../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../../testing/testDatabase.ts';
import { type MarkedIds, storeMarkedWorld } from '../../../testing/visibility/markedWorld.ts';
import { scopeConditions } from '../scope/scopeConditions.ts';
import { createScanTaskListRepository } from './scanTaskListRepository.ts';

let taken: TestDatabase;
let seen: MarkedIds;
let unseen: MarkedIds;
let limited: Visibility;
beforeEach(async () => {
  taken = await takeDatabase();
  const ids = await storeMarkedWorld(taken.database, ['seen', 'unseen']);
  seen = ids.get('seen') as MarkedIds;
  unseen = ids.get('unseen') as MarkedIds;
  limited = { center: 'cn', registries: [seen.registry] };
});
afterEach(() => giveBack(taken));

function tasks() {
  const images = createImageListRepository(taken.database);
  return createScanTaskListRepository(taken.database, images, scopeConditions(images));
}

/** A task that runs, with these digests of each registry: the registry was asked for all of them. */
async function storeRunning(parts: readonly { readonly registry: number; readonly digests: readonly string[] }[]) {
  const { write } = taken.database;
  const images = parts.reduce((sum, { digests }) => sum + digests.length, 0);
  const { id } = await write
    .insertInto('scan_tasks')
    .values({
      center: 'cn',
      trigger: 'manual',
      cycle_id: null,
      target: '',
      target_type: 'IMAGE',
      scope: '{}',
      status: 'START',
      created_at: noon,
      started_at: noon,
      filled: 1,
      images,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const { registry, digests } of parts) {
    await write
      .insertInto('scan_task_registries')
      .values({ task_id: id, registry_id: registry, images: digests.length })
      .execute();
    await write
      .insertInto('scan_queue')
      .values(digests.map((digest) => ({ task_id: id, registry_id: registry, digest, images: 1, asked_at: noon })))
      .execute();
    await write
      .replaceInto('image_scans')
      .values(digests.map((digest) => ({ center: 'cn' as const, digest, registry_id: registry, task_id: id })))
      .execute();
  }
  return id;
}

const shared = () => seen.digests.filter((digest) => unseen.digests.includes(digest));

test('of a running task, who sees one of its registries is told what runs of that one alone', async () => {
  const id = await storeRunning([
    { registry: seen.registry, digests: seen.digests.slice(0, 1) },
    { registry: unseen.registry, digests: unseen.digests.slice(0, 3) },
  ]);
  const page = { TaskType: 'IMAGE_SCAN', TaskId: String(id) };
  const request = describeOnceTaskLeafRecordPage.request.parse(page);
  const told = async (visibility: Visibility) => {
    const [task] = await tasks().page(visibility, request);
    return { images: task?.images, running: task?.asked_images };
  };
  expect(await told(limited)).toEqual({ images: 1, running: 1 });
  expect(await told({ center: 'cn', registries: 'all' })).toEqual({ images: 4, running: 4 });
});

test('a task that has a digest in the unseen registry alone is not the latest of the seen one’s image', async () => {
  const [digest = ''] = shared();
  const before = await tasks().latestOf(limited, digest);
  const id = await storeRunning([
    { registry: seen.registry, digests: seen.digests.slice(0, 1) },
    { registry: unseen.registry, digests: [digest] },
  ]);
  expect(before?.id).not.toBe(id);
  expect((await tasks().latestOf(limited, digest))?.id).toBe(before?.id);
  expect((await tasks().latestOf({ center: 'cn', registries: 'all' }, digest))?.id).toBe(id);
});

test('a digest that the unseen registry alone has, has no task', async () => {
  const alone = unseen.digests.filter((digest) => !seen.digests.includes(digest));
  expect(alone).not.toEqual([]);
  for (const digest of alone) expect(await tasks().latestOf(limited, digest)).toBeUndefined();
});
