import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { registryRow, syncTaskRow } from '../../../testing/factories/factories.ts';
import { mockAction } from '../../../testing/mockAction.ts';
import { mockRegistries } from '../../../testing/mockRegistries.ts';
import { registryPage } from '../../../testing/mockWorld/state/registryPage.ts';
import { Refusal } from '../../../testing/refusal.ts';
import { renderApp } from '../../../testing/renderApp.tsx';
import { server } from '../../../testing/server.ts';
import { pageInfo, prepareWholePage } from '../../../testing/wholePage.ts';

const page = '/intl/assets/images?view=registries';

prepareWholePage();

const view = async () => within(await screen.findByRole('region', { name: 'Registries' }));

test('what an address narrows and orders the registries by is asked of the server, and the first page is twenty', async () => {
  const user = userEvent.setup();
  const asked: unknown[] = [];
  const rows = Array.from({ length: 200 }, (_, n) =>
    registryRow({ Id: n + 1, RegistryName: `registry ${n + 1}`, State: 'failing' }),
  );
  server.use(
    mockAction('PageImageRegistry', ({ params }) => {
      asked.push(params);
      return registryPage(rows, params);
    }),
  );
  const { router } = renderApp(
    `${page}&search=registry&state=failing&type=harbor&failing=true&sort=ImageCount&order=desc`,
  );
  const shown = await view();
  expect(await shown.findByRole('button', { name: 'registry 200' })).toBeInTheDocument();
  expect(shown.getAllByRole('button', { name: /^registry/ })).toHaveLength(20);
  expect(asked).toContainEqual(
    expect.objectContaining({
      PageSize: 20,
      SearchText: 'registry',
      RegistryStateInList: ['failing'],
      RegistryTypeInList: ['harbor'],
      Failing: true,
      SortBy: 'ImageCount',
      SortOrder: 'desc',
    }),
  );
  await user.click(shown.getByRole('checkbox', { name: 'Failing (200)' }));
  expect(router.state.location.search).not.toContain('failing=true');
  expect(router.state.location.search).toContain('sort=ImageCount');
});

test('an intake that backs off says why and until when, though its registry lists well', async () => {
  mockRegistries([
    registryRow({
      RegistryName: 'busy',
      State: 'verified',
      IntakeError: {
        Code: 'RegistryRateLimited',
        Message: 'The registry limits its calls',
        Recommend: 'Wait.',
        Since: Date.now() - 3_600_000,
        NextTry: Date.now() + 600_000,
      },
    }),
  ]);
  renderApp(page);
  const shown = await view();
  for (const text of ['No images are taken in for now', 'The registry limits its calls', 'RegistryRateLimited']) {
    expect(await shown.findByText(text)).toBeInTheDocument();
  }
});

test('all that an admin asks for of a registry stands in its rows', async () => {
  mockRegistries([
    registryRow({
      RegistryName: 'quay',
      RegistryType: 'quay',
      State: 'failing',
      LastError: {
        Code: 'FailedToVerifyUsernameOrPwd',
        Message: 'User name or password refused',
        Recommend: 'Check the user name and the password.',
        Since: Date.now() - 3_600_000,
      },
      Parts: [{ Name: 'payments', State: 'failing' }],
      ImageCount: 2340,
      DistinctImages: 1990,
      WaitingImages: 1867,
      FailedImages: 3,
      SyncSchedule: { Type: 'weekly', Day: 1, Time: '02:00' },
      SecretSetAt: Date.now() - 40 * 86_400_000,
    }),
  ]);
  renderApp(page);
  const shown = await view();
  const rows = (await shown.findByRole('button', { name: 'quay' })).closest('tbody');
  for (const text of [
    'User name or password refused',
    'Check the user name and the password.',
    'FailedToVerifyUsernameOrPwd',
    'Since 1 hour ago',
    'payments: Cannot be read',
    '1,990 images (2,340 tags)',
    '120 of 1,990',
    '1,867 waiting',
    '3 failed',
    'Monday, 02:00',
    '10/h',
    '40 days ago',
  ]) {
    expect(rows).toHaveTextContent(text);
  }
});

test('a registry opens with its facts, and its synchronizations are a tab away, both with addresses', {
  tags: 'thorough',
}, async () => {
  const user = userEvent.setup();
  const asked: unknown[] = [];
  mockRegistries([registryRow({ Id: 7, RegistryName: 'production', SyncSchedule: { Type: 'hours', Hours: 6 } })]);
  server.use(
    mockAction('DescribeOnceTaskLeafRecordPage', ({ params }) => {
      asked.push(params);
      return { OnceTasks: [syncTaskRow({ RegistryId: 7, ResultInfo: 'All is well' })], PageInfo: pageInfo(1) };
    }),
  );
  const { router } = renderApp(page);
  await user.click(await (await view()).findByRole('button', { name: 'production' }));
  expect(router.state.location.search).toBe('?view=registries&drawer=registry&registry=7');
  const drawer = within(await screen.findByRole('dialog'));
  expect(await drawer.findByText('Every 6 hours')).toBeInTheDocument();
  expect(await drawer.findByText('Asia/Shanghai')).toBeInTheDocument();
  await user.click(drawer.getByRole('tab', { name: 'Synchronizations' }));
  expect(await drawer.findByText('All is well')).toBeInTheDocument();
  expect(asked).toContainEqual(expect.objectContaining({ RegistryId: 7 }));
  expect(router.state.location.search).toContain('about=runs');
});

test('where no registry is connected the view says so and offers to add one; where none matches, to clear the filters', {
  tags: 'thorough',
}, async () => {
  const user = userEvent.setup();
  mockRegistries([]);
  const { router, unmount } = renderApp(page);
  await user.click(await (await view()).findByRole('button', { name: 'Add a registry' }));
  expect(router.state.location.search).toContain('drawer=connect');
  unmount();
  mockRegistries([registryRow({ RegistryName: 'production' })]);
  renderApp(`${page}&search=nothing`);
  await user.click(await (await view()).findByRole('button', { name: 'Clear filters' }));
  expect(await (await view()).findByRole('button', { name: 'production' })).toBeInTheDocument();
});

test('registries that cannot be read say why, with Retry', async () => {
  const user = userEvent.setup();
  let fails = true;
  mockRegistries([registryRow({ RegistryName: 'production' })], () => {
    if (fails) throw new Refusal('NoPermission');
  });
  renderApp(page);
  const shown = await view();
  expect(await shown.findByRole('alert')).toHaveTextContent('NoPermission');
  fails = false;
  await user.click(shown.getByRole('button', { name: 'Retry' }));
  await waitFor(() => expect(shown.getByRole('button', { name: 'production' })).toBeInTheDocument());
});

test.each(['registry', 'edit'])(
  'a link that was cut off within an id, as drawer=%s, is said to lead nowhere',
  async (drawer) => {
    mockRegistries([registryRow()]);
    renderApp(`${page}&drawer=${drawer}&registry=12x`);
    expect(await screen.findByText('This image repository is not connected')).toBeInTheDocument();
  },
);
