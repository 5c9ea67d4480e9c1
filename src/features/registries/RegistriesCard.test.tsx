import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { toldFailure } from '#contract/failures/advice.ts';
import type { Failure } from '#contract/failures/failures.ts';
import { registryRow } from '../../testing/factories/factories.ts';
import { mockAction } from '../../testing/mockAction.ts';
import { mockRegistries } from '../../testing/mockRegistries.ts';
import { registryPage } from '../../testing/mockWorld/state/registryPage.ts';
import { renderApp } from '../../testing/renderApp.tsx';
import { server } from '../../testing/server.ts';
import { translatorOf } from '../../testing/translators.ts';
import { pageInfo, prepareWholePage } from '../../testing/wholePage.ts';

const page = '/intl/assets/images';

prepareWholePage();

const view = () => screen.findByRole('region', { name: 'Registries' });

test('a registry is deleted only after its name is typed, and one is told what goes', async () => {
  const user = userEvent.setup();
  const deleted: number[] = [];
  mockRegistries([registryRow({ Id: 7, RegistryName: 'production', ImageCount: 1234 })]);
  server.use(
    mockAction('DeletePrivateRegistry', ({ params }) => {
      deleted.push(params.RegistryId);
      return { Data: true };
    }),
  );
  renderApp(page);
  await user.click(await screen.findByRole('button', { name: 'Actions for production' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
  // antd gives every element the same id in tests, so a dialog cannot be told by its name here.
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('Delete production?');
  expect(dialog).toHaveTextContent('its 1,234 images');
  const confirm = within(dialog).getByRole('button', { name: 'Delete' });
  expect(confirm).toBeDisabled();
  await user.type(within(dialog).getByLabelText('Type production to confirm'), 'production');
  await user.click(confirm);
  await waitFor(() => expect(deleted).toEqual([7]));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

test('a registry that is being deleted says so, and nothing more can be done with it', {
  tags: 'thorough',
}, async () => {
  mockRegistries([registryRow({ RegistryName: 'production', State: 'removing', ImageCount: 1234 })]);
  renderApp(page);
  expect(await screen.findByRole('button', { name: '1,234 images from production' })).toBeInTheDocument();
  expect(screen.getAllByText('Deleting')).not.toHaveLength(0);
  expect(screen.queryByRole('button', { name: 'Actions for production' })).not.toBeInTheDocument();
});

test('one registry is synchronized on its own', { tags: 'thorough' }, async () => {
  const user = userEvent.setup();
  const asked: unknown[] = [];
  mockRegistries([registryRow({ Id: 7, RegistryName: 'production' })]);
  server.use(
    mockAction('RefreshContainerAssets', ({ params }) => {
      asked.push(params);
      return {};
    }),
  );
  renderApp(page);
  await user.click(await screen.findByRole('button', { name: 'Actions for production' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Synchronize' }));
  await waitFor(() => expect(asked).toMatchObject([{ AssetType: 'IMAGE', RegistryId: 7 }]));
});

test('images with several tags are counted once, and their tags beside them', async () => {
  mockRegistries([registryRow({ RegistryName: 'production', DistinctImages: 1990, ImageCount: 2340 })]);
  renderApp(page);
  expect(await screen.findByRole('button', { name: '1,990 images (2,340 tags) from production' })).toBeVisible();
});

test('a registry whose images wait shows how far it is and how long the limit will take', {
  tags: 'thorough',
}, async () => {
  mockRegistries([registryRow({ TransPerHour: 10, DistinctImages: 200, WaitingImages: 200 })]);
  renderApp(page);
  expect(await screen.findByText('0 of 200 images')).toBeInTheDocument();
  expect(screen.getByText('20 hr left at 10 per hour')).toBeInTheDocument();
});

test('a failing registry says what is wrong, under which code, and what to do', async () => {
  mockRegistries([
    registryRow({
      State: 'failing',
      LastError: {
        Code: 'FailedToVerifyUsernameOrPwd',
        Message: 'User name or password refused',
        Recommend: 'Check the user name and the password.',
        Since: Date.now() - 60_000,
      },
    }),
  ]);
  renderApp(page);
  expect(await screen.findByText('User name or password refused')).toBeInTheDocument();
  expect(screen.getByText('FailedToVerifyUsernameOrPwd')).toBeInTheDocument();
  expect(screen.getByText('Check the user name and the password.')).toBeInTheDocument();
});

test('of a registry whose parts are still being proven one sees how many are, and which fail, why and what to do', {
  tags: 'thorough',
}, async () => {
  const failing = {
    Code: 'FailedToVerifyUsernameOrPwd',
    Message: 'User name or password refused',
    Recommend: 'This Auth_token has expired. Create a new one.',
    Since: Date.now(),
  };
  mockRegistries([
    registryRow({
      State: 'syncing',
      RegistryType: 'quay',
      RegistryName: 'quay',
      Parts: [
        { Name: 'payments', State: 'verified' },
        { Name: 'data', State: 'unverified' },
        { Name: 'mobile', State: 'failing', LastError: failing },
      ],
    }),
  ]);
  renderApp(page);
  expect(await screen.findByText('1 of 3 organizations verified')).toBeInTheDocument();
  expect(screen.getByRole('progressbar', { name: 'Verification of quay' })).toBeInTheDocument();
  expect(screen.getByText('mobile: User name or password refused')).toBeInTheDocument();
  expect(screen.getByText(failing.Recommend)).toBeInTheDocument();
});

test.each([
  ['verified', 2],
  ['paused', 2],
  ['syncing', 0],
  ['failing', 0],
] as const)(
  'of a registry that is %s the card and the row say alike whether its list was cut short',
  { tags: 'thorough' },
  async (State, said) => {
    mockRegistries([registryRow({ State, Complete: false, ListedRepositories: 9, RepositoryCount: 12 })]);
    renderApp(`${page}?view=registries`);
    for (const part of [await screen.findByRole('list', { name: 'Connected registries' }), await view()]) {
      await within(part).findByRole('button', { name: /^harbor\.example\.com:443/ });
    }
    expect(screen.queryAllByText('Incomplete list')).toHaveLength(said);
  },
);

test('a registry is paused, and one is told that its images stay', { tags: 'thorough' }, async () => {
  const user = userEvent.setup();
  const paused: number[] = [];
  mockRegistries([registryRow({ Id: 7, RegistryName: 'production' })]);
  server.use(
    mockAction('PauseImageRegistry', ({ params }) => {
      paused.push(params.RegistryId);
      return {};
    }),
  );
  renderApp(page);
  await user.click(await screen.findByRole('button', { name: 'Actions for production' }));
  await user.click(await screen.findByRole('menuitem', { name: /^Pause.*Existing images are kept/ }));
  expect(await screen.findByText('production paused. Its images are kept.')).toBeInTheDocument();
  expect(paused).toEqual([7]);
});

test('a failing registry whose images still come in says how many and for how long', async () => {
  mockRegistries([registryRow({ State: 'failing', DistinctImages: 60, WaitingImages: 50, TransPerHour: 10 })]);
  renderApp('/intl/assets/images');
  expect(await screen.findByText(/^10 of 60 images/)).toBeInTheDocument();
  expect(screen.getByText(/5 hr left/)).toBeInTheDocument();
});

test('a paused registry can be resumed and is not synchronized meanwhile', { tags: 'thorough' }, async () => {
  const user = userEvent.setup();
  const resumed: number[] = [];
  mockRegistries([registryRow({ Id: 7, RegistryName: 'production', State: 'paused' })]);
  server.use(
    mockAction('ResumeImageRegistry', ({ params }) => {
      resumed.push(params.RegistryId);
      return {};
    }),
  );
  renderApp(page);
  await user.click(await screen.findByRole('button', { name: 'Actions for production' }));
  expect(await screen.findByRole('menuitem', { name: 'Synchronize' })).toHaveAttribute('aria-disabled', 'true');
  await user.click(screen.getByRole('menuitem', { name: 'Resume' }));
  await waitFor(() => expect(resumed).toEqual([7]));
});

test('editing opens the drawer by a link of its own', { tags: 'thorough' }, async () => {
  const user = userEvent.setup();
  mockRegistries([registryRow({ Id: 7, RegistryName: 'production' })]);
  const { router } = renderApp(page);
  await user.click(await screen.findByRole('button', { name: 'Actions for production' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  expect(await screen.findByText('Edit production')).toBeInTheDocument();
  expect(router.state.location.search).toBe('?drawer=edit&registry=7');
});

const regionOfAcr = {
  Id: 7,
  RegistryName: 'cr.cn-shanghai.aliyuncs.com:443',
  RegistryType: 'acr',
  DomainName: 'cr.cn-shanghai.aliyuncs.com',
  RegistryHostIp: '',
} as const;

test('a region of Container Registry is edited in the drawer of its key', { tags: 'thorough' }, async () => {
  const user = userEvent.setup();
  mockRegistries([registryRow(regionOfAcr)]);
  const { router } = renderApp(page);
  await user.click(await screen.findByRole('button', { name: /^Actions for/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  expect(await screen.findByText(/^Edit cr\.cn-shanghai/)).toBeInTheDocument();
  expect(router.state.location.search).toBe('?drawer=edit&registry=7');
});

test('an instance without VPC access is named, with what to configure', async () => {
  const detail: Failure = {
    code: 'VpcAccessNotConfigured',
    instances: [{ name: 'trade-lab', reason: 'disabled' }],
  };
  const LastError = { ...toldFailure(detail, translatorOf('en')), Since: Date.now() - 86_400_000 };
  mockRegistries([registryRow({ ...regionOfAcr, State: 'failing', LastError })]);
  renderApp(page);
  expect(await screen.findByText('VpcAccessNotConfigured')).toBeInTheDocument();
  expect(screen.getByText(/^trade-lab: .*add a VPC and a vSwitch/)).toBeInTheDocument();
});

test('a registry whose images are shown already is no step in the history: one Back shows all again', async () => {
  const user = userEvent.setup();
  mockRegistries([registryRow({ Id: 7, RegistryName: 'production', ImageCount: 120 })]);
  const { router } = renderApp(page);
  const images = await screen.findByRole('button', { name: '120 images from production' });
  await user.click(images);
  await user.click(images);
  expect(router.state.location.search).toBe('?q=instanceId%3A7');
  await act(async () => router.navigate(-1));
  expect(router.state.location.search).toBe('');
});

test('the registries of one state lead to their images, with an address, and pressed once more to all', {
  tags: 'thorough',
}, async () => {
  const user = userEvent.setup();
  const asked: unknown[] = [];
  mockRegistries([
    registryRow({ Id: 1, RegistryName: 'production', State: 'verified' }),
    registryRow({ Id: 2, RegistryName: 'staging', State: 'paused' }),
  ]);
  server.use(
    mockAction('DescribeImageInstances', ({ params }) => {
      asked.push(params.Criteria);
      return { ImageInstanceList: [], PageInfo: pageInfo(0) };
    }),
  );
  const { router } = renderApp(page);
  const card = within(await screen.findByRole('region', { name: 'Third-party image repository' }));
  await user.click(await card.findByRole('button', { name: 'Paused 1: view images' }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject([{ name: 'registryState', value: 'paused' }]));
  expect(router.state.location.search).toBe('?q=registryState%3Apaused');
  expect(card.getByRole('button', { name: /^staging/ })).toBeInTheDocument();
  expect(card.queryByRole('button', { name: /^production/ })).not.toBeInTheDocument();
  await user.click(card.getByRole('button', { name: 'Paused 1: view images', pressed: true }));
  expect(router.state.location.search).toBe('');
  expect(await card.findByRole('button', { name: /^production/ })).toBeInTheDocument();
});

test('of two hundred registries the ten that need somebody most are asked for and shown, and all are counted', {
  tags: 'thorough',
}, async () => {
  const user = userEvent.setup();
  const asked: unknown[] = [];
  const rows = [
    ...Array.from({ length: 199 }, (_, n) => registryRow({ Id: n + 2, RegistryName: `harbor ${n + 2}` })),
    registryRow({ Id: 1, RegistryName: 'oldest', RegistryType: 'quay', State: 'failing' }),
  ];
  server.use(
    mockAction('PageImageRegistry', ({ params }) => {
      asked.push(params);
      return registryPage(rows, params);
    }),
  );
  const { router } = renderApp(page);
  const card = within(await screen.findByRole('region', { name: 'Third-party image repository' }));
  expect(await card.findByRole('button', { name: 'Quay 1: view images' })).toBeInTheDocument();
  expect(card.getByRole('button', { name: 'Harbor 199: view images' })).toBeInTheDocument();
  expect(card.getByRole('button', { name: 'Failing 1: view images' })).toBeInTheDocument();
  const items = within(card.getByRole('list', { name: 'Connected registries' })).getAllByRole('listitem');
  expect(items).toHaveLength(10);
  expect(items[0]).toHaveTextContent('oldest');
  expect(asked).toMatchObject([{ PageSize: 10, SortBy: 'State' }]);
  await user.click(card.getByRole('button', { name: 'Showing 10 of 200 registries' }));
  expect(router.state.location.search).toBe('?view=registries');
});
