import type { SyncTaskRow } from '#contract/tasks.ts';
import { eventually } from './eventually.ts';
import type { TestServer } from './testServer.ts';

/** Synchronizations with their logs, the newest first. */
async function syncTasks(server: TestServer): Promise<SyncTaskRow[]> {
  const request = { TaskType: 'IMAGE_REGISTRY_PULL', RelateInfo: true, Lang: 'en' } as const;
  const { OnceTasks } = await server.call('DescribeOnceTaskLeafRecordPage', request);
  return OnceTasks.filter((task) => task.TaskType === 'IMAGE_REGISTRY_PULL');
}

/** The newest of so many synchronizations, once all of them are over. */
export async function syncsEnded(server: TestServer, count: number): Promise<SyncTaskRow | undefined> {
  const isOver = (all: readonly SyncTaskRow[]) => all.length === count && all.every(({ Finish }) => Finish === 1);
  const [newest] = await eventually(() => syncTasks(server), isOver, 20_000);
  return newest;
}

/** Synchronizes the one registry now, and waits for the end. */
export async function synchronized(server: TestServer): Promise<SyncTaskRow | undefined> {
  const before = (await syncTasks(server)).length;
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  return syncsEnded(server, before + 1);
}
