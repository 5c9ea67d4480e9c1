import { act, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { TaskRow } from '#contract/tasks.ts';
import { scanTaskRow, syncTaskRow } from '../../testing/factories/factories.ts';
import { mockAction } from '../../testing/mockAction.ts';
import { pageOf } from '../../testing/mockWorld/state/listing.ts';
import { Refusal } from '../../testing/refusal.ts';
import { renderApp } from '../../testing/renderApp.tsx';
import { server } from '../../testing/server.ts';
import { prepareWholePage } from '../../testing/wholePage.ts';

prepareWholePage();

async function openWith(tasks: TaskRow[], kind = 'sync') {
  const asked: ParsedRequestOf<'DescribeOnceTaskLeafRecordPage'>[] = [];
  server.use(
    mockAction('DescribeOnceTaskLeafRecordPage', ({ params }) => {
      // Whether scans run is asked by the page itself.
      if (params.TaskType === 'IMAGE_REGISTRY_PULL' || params.RelateInfo) asked.push(params);
      return {
        OnceTasks: tasks,
        PageInfo: { Count: tasks.length, CurrentPage: 1, PageSize: 20, TotalCount: tasks.length },
      };
    }),
  );
  const { router } = renderApp(`/intl/assets/images?drawer=tasks&kind=${kind}`);
  // antd gives every element the same id in tests, so a dialog cannot be told by its name here.
  const panel = within(await screen.findByRole('dialog'));
  return { panel, asked, router };
}

/** The panel at this address, in a data centre with 45 scans of which `target 45` is the newest: three pages. */
async function openScans(search: string, refusesTask = () => false) {
  const scans = Array.from({ length: 45 }, (_, n) => scanTaskRow({ TaskId: `${45 - n}`, Target: `target ${45 - n}` }));
  server.use(
    mockAction('DescribeOnceTaskLeafRecordPage', ({ params }) => {
      if (params.TaskId !== undefined && refusesTask()) throw new Refusal('NoPermission');
      const page = pageOf(
        scans.filter(({ TaskId }) => params.TaskId === undefined || params.TaskId === TaskId),
        params,
      );
      return { OnceTasks: page.rows, PageInfo: page.PageInfo };
    }),
  );
  const { router } = renderApp(`/intl/assets/images?drawer=tasks&kind=scan${search}`);
  const panel = within(await screen.findByRole('dialog'));
  const firstTask = async () => within(await panel.findByRole('list', { name: 'Scans' })).getAllByRole('listitem')[0];
  return { panel, router, firstTask };
}

test('a running synchronization shows repositories, images and that it runs', async () => {
  const { panel, asked } = await openWith([
    syncTaskRow({
      StatusText: 'START',
      ListedRepositories: 3,
      RepositoryCount: 12,
      ListedImages: 200,
      Progress: 25,
    }),
  ]);
  expect(await panel.findByText('3 of 12 repositories')).toBeInTheDocument();
  expect(panel.getByText('200 images')).toBeInTheDocument();
  expect(panel.getByText('Running')).toBeInTheDocument();
  expect(panel.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
  expect(asked[0]).toMatchObject({ TaskType: 'IMAGE_REGISTRY_PULL', RelateInfo: true });
});

test('what failed stands in the log with its code', async () => {
  const { panel } = await openWith([
    syncTaskRow({
      StatusText: 'FAIL',
      ResultInfo: 'The registry failed',
      Complete: false,
      Log: [{ Time: 1, Level: 'error', Target: 'team/api', Code: 'RegistryFailure', Message: 'HTTP 502' }],
    }),
  ]);
  await userEvent.click(await panel.findByText('Log (1)'));
  expect(panel.getByText('HTTP 502')).toBeVisible();
  expect(panel.getByText('team/api')).toBeVisible();
  expect(panel.getByText('RegistryFailure')).toBeVisible();
});

test('before the first synchronization the panel says so', async () => {
  const { panel } = await openWith([]);
  expect(await panel.findByText('No synchronization tasks yet')).toBeInTheDocument();
});

test('the images of a synchronization lead to those of its registry; of one repository’s they lead nowhere', async () => {
  const { panel, router } = await openWith([
    syncTaskRow({ RegistryId: 7, ListedImages: 200 }),
    syncTaskRow({ TaskId: 'task-2', Target: 'payments/ledger', ListedImages: 9 }),
  ]);
  const link = await panel.findByRole('link', { name: '200 images' });
  expect(panel.getByText('9 images')).toBeInTheDocument();
  expect(panel.getAllByRole('link')).toEqual([link]);
  await userEvent.click(link);
  expect(router.state.location.search).toBe('?q=instanceId%3A7');
});

test('how many images a scan failed on leads to the log, which names them', async () => {
  const Log = [
    { Time: 1, Level: 'error', Target: 'team/api:1', Code: 'ImageScanFailure', Message: 'Refused' },
  ] as const;
  const { panel } = await openWith([scanTaskRow({ FailedImages: 1, RunningImages: 0, Log: [...Log] })], 'scan');
  await userEvent.click(await panel.findByRole('button', { name: '1 failed' }));
  expect(panel.getByText('team/api:1')).toBeVisible();
});

test('the page of the tasks stands in the address, beside that of the list, and goes with the panel', {
  tags: 'thorough',
}, async () => {
  const { panel, router } = await openScans('&page=3&size=20');
  await userEvent.click(await panel.findByRole('listitem', { name: '2' }));
  expect(await panel.findByText('target 25')).toBeInTheDocument();
  expect(router.state.location.search).toBe('?drawer=tasks&kind=scan&page=3&size=20&taskPage=2');
  await act(async () => router.navigate(-1));
  expect(await panel.findByText('target 45')).toBeInTheDocument();
  await act(async () => router.navigate(1));
  await userEvent.click(panel.getByRole('button', { name: 'Close' }));
  expect(router.state.location.search).toBe('?page=3&size=20');
});

test('the other kind of tasks begins at its first page', { tags: 'thorough' }, async () => {
  const { panel, router } = await openScans('&task=10&taskPage=2');
  await userEvent.click(await panel.findByRole('tab', { name: 'Synchronizations' }));
  expect(router.state.location.search).toBe('?drawer=tasks&kind=sync');
});

test('a link to an older task shows it first, marked, before those of the page', { tags: 'thorough' }, async () => {
  const { panel, firstTask } = await openScans('&task=10');
  const target = await panel.findByText('target 10');
  expect(target.closest('li')).toHaveAttribute('aria-current', 'true');
  expect(await firstTask()).toBe(target.closest('li'));
  expect(panel.getByText('target 45')).toBeInTheDocument();
});

test('a task that its page shows is marked in its place and not shown twice', async () => {
  const { panel, firstTask } = await openScans('&task=10&taskPage=2');
  const target = await panel.findByText('target 10');
  expect(target.closest('li')).toHaveAttribute('aria-current', 'true');
  expect(await firstTask()).toHaveTextContent('target 25');
});

test('a link whose task can be none, as where it was glued to other text, says that there is none', async () => {
  const { panel } = await openScans(`&task=${'z'.repeat(300)}`);
  expect(await panel.findByText(/^The task of this link is no longer listed/)).toBeInTheDocument();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a linked task that could not be asked for is said, and Retry brings it', { tags: 'thorough' }, async () => {
  let broken = true;
  const { panel } = await openScans('&task=9', () => broken);
  const alert = within(await panel.findByRole('alert'));
  expect(panel.getByText('target 45')).toBeInTheDocument();
  broken = false;
  await userEvent.click(alert.getByRole('button', { name: 'Retry' }));
  expect(await panel.findByText('target 9')).toBeInTheDocument();
});

test('a page past the last says so and leads to the last', async () => {
  const { panel, router } = await openScans('&taskPage=9');
  expect(await panel.findByText('This page is past the end of the list')).toBeInTheDocument();
  await userEvent.click(panel.getByRole('button', { name: 'Go to the last page' }));
  expect(await panel.findByText('target 5')).toBeInTheDocument();
  expect(router.state.location.search).toBe('?drawer=tasks&kind=scan&taskPage=3');
});
