import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RequestOf, ResponseOf } from '#contract/actions/actions.ts';
import type { ImageRow } from '#contract/images/images.ts';
import type { ScanTaskRow } from '#contract/tasks.ts';
import { eventually } from './eventually.ts';
import type { TestServer } from './testServer.ts';

/** The first page of the image list. */
export async function imagesOf(
  server: TestServer,
  request: RequestOf<'DescribeImageInstances'> = {},
): Promise<ImageRow[]> {
  return (await server.call('DescribeImageInstances', { PageSize: 100, ...request })).ImageInstanceList;
}

/** Waits until every registry was listed whole, and what its lists leave open was read. */
export async function listed(server: TestServer): Promise<void> {
  const registries = async () => (await server.call('PageImageRegistry', {})).List;
  await eventually(registries, (all) => all.length > 0 && all.every(({ State }) => State === 'verified'), 20_000);
  await factsRead(server);
}

/** Waits until nothing is left that lists do not tell of images: it is read behind the page. */
export async function factsRead({ dataDir }: Pick<TestServer, 'dataDir'>): Promise<void> {
  using database = new DatabaseSync(join(dataDir, 'mooring.db'), { readOnly: true });
  const unread = database.prepare('select count(*) as images from images where facts_due = 0');
  await eventually(
    async () => unread.get()?.images,
    (images) => images === 0,
    20_000,
  );
}

/** One image's vulnerabilities, once its report has come in. */
export function importedReport(
  server: TestServer,
  uuid: string,
  request: Partial<RequestOf<'DescribeImageVulList'>> = {},
): Promise<ResponseOf<'DescribeImageVulList'>> {
  const ask = () => server.call('DescribeImageVulList', { Type: 'cve', Uuids: uuid, PageSize: 100, ...request });
  return eventually(ask, ({ ReportState }) => ReportState === 'imported');
}

/** Scan tasks with their logs, the newest first. */
export async function scanTasks(server: TestServer): Promise<ScanTaskRow[]> {
  const request = { TaskType: 'IMAGE_SCAN', RelateInfo: true, PageSize: 100 } as const;
  const { OnceTasks } = await server.call('DescribeOnceTaskLeafRecordPage', request);
  return OnceTasks.filter((task) => task.TaskType === 'IMAGE_SCAN');
}

/** Scans now, and waits for the task's end. */
export async function scanned(
  server: TestServer,
  scope: RequestOf<'PublicCreateImageScanTask'>,
): Promise<ScanTaskRow | undefined> {
  const { TaskId } = (await server.call('PublicCreateImageScanTask', scope)).Data;
  const task = async () => (await scanTasks(server)).find((row) => row.TaskId === TaskId);
  return eventually(task, (row) => row?.Finish === 1, 30_000);
}
