import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { imageRow, registryRow, repositoryRow } from '../../testing/factories/factories.ts';
import { mockAction } from '../../testing/mockAction.ts';
import { mockRegistries } from '../../testing/mockRegistries.ts';
import { Refusal } from '../../testing/refusal.ts';
import { renderApp } from '../../testing/renderApp.tsx';
import { server } from '../../testing/server.ts';
import { pageInfo, prepareWholePage } from '../../testing/wholePage.ts';

const page = '/cn/assets/images';

prepareWholePage();

/** Answers the image list with these rows and keeps what was asked. */
function recordImageList(rows = [imageRow()]) {
  const asked: ParsedRequestOf<'DescribeImageInstances'>[] = [];
  server.use(
    mockAction('DescribeImageInstances', ({ params }) => {
      asked.push(params);
      return { ImageInstanceList: rows, PageInfo: pageInfo(rows.length) };
    }),
  );
  return asked;
}

function imageList() {
  return screen.findByRole('table', { name: 'Images' });
}

test('what the address says is what the server is asked', async () => {
  const asked = recordImageList();
  renderApp(`${page}?q=repoName:api&or=riskStatus:YES&scanned=true&sort=VulCount&order=asc&page=2&size=50`);
  await imageList();
  expect(asked[0]).toMatchObject({
    CurrentPage: 2,
    PageSize: 50,
    CountLimit: 10_000,
    Scanned: true,
    SortBy: 'VulCount',
    SortOrder: 'asc',
    Criteria: [
      { name: 'repoName', value: 'api', logicalExp: 'AND' },
      { name: 'riskStatus', value: 'YES', logicalExp: 'OR' },
    ],
  });
});

test('Back after another number of rows per page goes back to the old one, which is no longer the remembered one', {
  tags: 'thorough',
}, async () => {
  const user = userEvent.setup();
  const asked = recordImageList();
  const { router } = renderApp(page);
  await imageList();
  const pages = within(screen.getByRole('navigation', { name: 'Pages' }));
  await user.click(pages.getByRole('combobox'));
  await user.click(await screen.findByText('50 / page'));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ PageSize: 50 }));
  await act(async () => router.navigate(-1));
  expect(router.state.location.search).toBe('?size=20');
  const chosen = pages.getByRole('combobox').closest('.ant-select-content');
  await waitFor(() => expect(chosen).toHaveAttribute('title', '20 / page'));
});

test('images asked for before a sync ended are read once more, those of an earlier sync are not', {
  tags: 'thorough',
}, async () => {
  const asked = recordImageList();
  mockRegistries([registryRow({ LastSyncTime: Date.now() })]);
  const { unmount } = renderApp(`${page}?view=images`);
  await waitFor(() => expect(asked).toHaveLength(2));
  unmount();
  asked.length = 0;
  mockRegistries([registryRow({ LastSyncTime: Date.now() - 60_000 })]);
  renderApp(`${page}?view=images`);
  await screen.findByText(registryRow().RegistryName);
  expect(asked).toHaveLength(1);
});

test('an unfiltered list asks for everything, newest first by the server’s own order', async () => {
  const asked = recordImageList();
  renderApp(page);
  await imageList();
  expect(document.title).toBe('Images · Mooring');
  expect(asked[0]).toMatchObject({ CurrentPage: 1, PageSize: 20 });
  expect(asked[0]).not.toHaveProperty('Criteria');
  expect(asked[0]).not.toHaveProperty('SortBy');
});

test('a search becomes a chip and a part of the address, and Back takes it away again', async () => {
  const user = userEvent.setup();
  const { router } = renderApp(`${page}?page=3`);
  await imageList();
  await user.type(screen.getByRole('combobox', { name: 'Search and filter' }), 'ledger{Enter}');
  expect(await screen.findByRole('button', { name: 'Remove filter Name contains ledger' })).toBeInTheDocument();
  expect(new URLSearchParams(router.state.location.search).toString()).toBe('q=repoPath%3Aledger');
  await router.navigate(-1);
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Filters' })).not.toBeInTheDocument());
  expect(router.state.location.search).toBe('?page=3');
});

test('a filter that is there already is no step in the history: one Back takes it away', {
  tags: 'thorough',
}, async () => {
  const user = userEvent.setup();
  const { router } = renderApp(page);
  const box = await screen.findByRole('combobox', { name: 'Search and filter' });
  await user.type(box, 'ledger{Enter}');
  expect(await screen.findByRole('button', { name: 'Remove filter Name contains ledger' })).toBeInTheDocument();
  await user.type(box, 'ledger{Enter}');
  await waitFor(() => expect(box).toHaveValue(''));
  await act(async () => router.navigate(-1));
  expect(router.state.location.search).toBe('');
});

test('a link stays as it was written where a filter is added that it has already', { tags: 'thorough' }, async () => {
  const user = userEvent.setup();
  const link = '?q=repoPath:ledger&size=50';
  const { router } = renderApp(`${page}${link}`);
  const box = await screen.findByRole('combobox', { name: 'Search and filter' });
  await user.type(box, 'ledger{Enter}');
  await waitFor(() => expect(box).toHaveValue(''));
  expect(router.state.location.search).toBe(link);
});

test('an empty search box offers the fields, and a chosen field its values', { tags: 'thorough' }, async () => {
  const user = userEvent.setup();
  const { router } = renderApp(page);
  await imageList();
  const box = screen.getByRole('combobox', { name: 'Search and filter' });
  await user.click(box);
  await user.click(await screen.findByTitle('Scan'));
  expect(box).toHaveValue('Scan: ');
  await user.click(await screen.findByTitle('Scan: Scan failed'));
  expect(box).toHaveValue('');
  expect(router.state.location.search).toBe('?q=scanStatus%3AFAILED');
});

test('Enter in an empty search box does nothing', { tags: 'thorough' }, async () => {
  const user = userEvent.setup();
  const { router } = renderApp(page);
  await imageList();
  const box = screen.getByRole('combobox', { name: 'Search and filter' });
  await user.type(box, '{Enter}');
  expect(box).toHaveValue('');
  expect(router.state.location.search).toBe('');
});

test('a chip is removed by its own button', { tags: 'thorough' }, async () => {
  const user = userEvent.setup();
  const { router } = renderApp(`${page}?q=repoName:ledger&q=tag:1.0.0`);
  await imageList();
  await user.click(screen.getByRole('button', { name: 'Remove filter Repository contains ledger' }));
  expect(router.state.location.search).toBe('?q=tag%3A1.0.0');
});

test('the arrow keys move among the chips, and a removed one leaves the keyboard at the next', {
  tags: 'thorough',
}, async () => {
  const user = userEvent.setup();
  recordImageList();
  renderApp(`${page}?q=repoName:ledger&q=tag:1.0.0&q=repoNamespace:payments`);
  await imageList();
  const chip = (text: string) => screen.getByRole('button', { name: `Remove filter ${text}` });
  chip('Repository contains ledger').focus();
  await user.keyboard('{ArrowRight}{ArrowRight}');
  expect(chip('Tag contains 1.0.0')).toHaveFocus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByText('Tag contains 1.0.0')).not.toBeInTheDocument());
  await waitFor(() => expect(chip('Namespace contains payments')).toHaveFocus());
  await user.keyboard('{Home}');
  expect(chip('Repository contains ledger')).toHaveFocus();
  await user.keyboard('{End}');
  expect(screen.getByRole('button', { name: 'Clear all' })).toHaveFocus();
});

test('where the last filter goes by keyboard, the search box has the keyboard', { tags: 'thorough' }, async () => {
  const user = userEvent.setup();
  recordImageList();
  const { router } = renderApp(`${page}?q=repoName:ledger`);
  await imageList();
  const search = screen.getByRole('combobox', { name: 'Search and filter' });
  screen.getByRole('button', { name: 'Remove filter Repository contains ledger' }).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Filters' })).not.toBeInTheDocument());
  expect(search).toHaveFocus();
  await router.navigate(`${page}?q=repoName:ledger&scanned=true`);
  (await screen.findByRole('button', { name: 'Clear all' })).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Filters' })).not.toBeInTheDocument());
  expect(search).toHaveFocus();
});

test('an image that was never scanned is not shown as safe', async () => {
  const {
    LastScanTime: _,
    ScaStatus: __,
    ...unscanned
  } = imageRow({
    RiskLevel: 'unknown',
    RiskStatus: 'NO',
    VulCount: 0,
    VulCountBySeverity: { Critical: 0, High: 0, Medium: 0, Low: 0, Unknown: 0 },
  });
  recordImageList([unscanned]);
  renderApp(page);
  const list = await imageList();
  expect(within(list).getAllByText('Not scanned')).not.toHaveLength(0);
  expect(within(list).queryByText('None found')).not.toBeInTheDocument();
  expect(within(list).queryByText('None')).not.toBeInTheDocument();
});

test('a repository of which nothing was scanned shows no counts, one scanned in part says so', async () => {
  const byRisk = { high: 0, medium: 0, low: 0, none: 0, unknown: 10 };
  const unknown = { RiskLevel: 'unknown', HasRiskImageCount: 0, VulCount: 0 } as const;
  const rows = [
    repositoryRow({ ...unknown, RepoId: '1', RepoName: 'unseen', ImageCountByRisk: byRisk }),
    repositoryRow({
      ...unknown,
      RepoId: '2',
      RepoName: 'half-seen',
      ImageCountByRisk: { ...byRisk, none: 6, unknown: 4 },
    }),
  ];
  server.use(
    mockAction('DescribeImageRepoDetailList', () => ({ ImageRepoResponses: rows, PageInfo: pageInfo(rows.length) })),
  );
  renderApp(`${page}?view=repositories`);
  const list = await screen.findByRole('table', { name: 'Repositories' });
  const [unseen, halfSeen] = await Promise.all(
    rows.map(({ RepoName }) => within(list).findByRole('row', { name: new RegExp(`/${RepoName} `) })),
  );
  expect(unseen).toHaveTextContent('Not scanned');
  expect(within(unseen as HTMLElement).queryByText('0')).not.toBeInTheDocument();
  expect(halfSeen).toHaveTextContent('Partly scanned');
  expect(within(halfSeen as HTMLElement).getAllByText('0')).toHaveLength(2);
});

test('while the first rows load the frame stands', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.use(
    mockAction('DescribeImageInstances', async () => {
      await promise;
      return { ImageInstanceList: [imageRow()], PageInfo: pageInfo(1) };
    }),
  );
  renderApp(page);
  expect(await screen.findByRole('table', { name: 'Loading the list' })).toBeInTheDocument();
  resolve();
  expect(await screen.findByText('checkout-api')).toBeInTheDocument();
});

test('an error stays inside the list, with its code and a Retry that works', async () => {
  let broken = true;
  server.use(
    mockAction('DescribeImageInstances', () => {
      if (broken) throw new Refusal('NoPermission');
      return { ImageInstanceList: [imageRow()], PageInfo: pageInfo(1) };
    }),
  );
  renderApp(page);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('NoPermission');
  expect(screen.getByRole('heading', { name: 'Images at risk' })).toBeInTheDocument();
  broken = false;
  await userEvent.click(within(alert).getByRole('button', { name: 'Retry' }));
  expect(await screen.findByText('checkout-api')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('numbers that could not be had are said to be missing on their card, and Retry brings them; no share is claimed', {
  tags: 'thorough',
}, async () => {
  let broken = true;
  server.use(
    mockAction('DescribeImageStatistics', () => {
      if (broken) throw new Refusal('NoPermission');
      return { InstanceCount: 200, RiskInstanceCount: 50, SecretInstanceCount: 2, BuildRiskInstanceCount: 20 };
    }),
  );
  renderApp(page);
  const card = within(await screen.findByRole('region', { name: 'Images at risk' }));
  expect(await card.findByRole('status')).toHaveTextContent('No permission');
  expect(card.queryByRole('img')).not.toBeInTheDocument();
  expect(await screen.findByRole('img', { name: /% scanned$/ })).toBeInTheDocument();
  broken = false;
  await userEvent.click(card.getByRole('button', { name: 'Retry' }));
  expect(await card.findByRole('button', { name: 'Show Images at risk: 50' })).toBeInTheDocument();
  expect(card.getByRole('img', { name: '25% at risk' })).toBeInTheDocument();
});

test('a list that takes no more filters says so, and what was typed stays', { tags: 'thorough' }, async () => {
  const user = userEvent.setup();
  const filters = Array.from({ length: 20 }, (_, n) => `or=tag:v${n}`).join('&');
  const { router } = renderApp(`${page}?${filters}`);
  await imageList();
  const before = router.state.location.search;
  const box = screen.getByRole('combobox', { name: 'Search and filter' });
  await user.type(box, 'api{Enter}');
  expect(await screen.findByText(/^Filter limit reached/)).toBeInTheDocument();
  expect(box).toHaveValue('api');
  expect(box).toBeInvalid();
  expect(router.state.location.search).toBe(before);
});

test('with no registry the list says so and leads to the drawer', async () => {
  const { router } = renderApp('/intl/assets/images');
  expect(await screen.findByText('No registries connected')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Add image repository' }));
  expect(await screen.findByRole('dialog')).toHaveTextContent('Registry');
  expect(router.state.location.search).toBe('?drawer=connect');
});

test('where nothing matches, one click clears the filters', { tags: 'thorough' }, async () => {
  const { router } = renderApp(`${page}?q=repoName:no-such-repository`);
  expect(await screen.findByText('No results match these filters')).toBeInTheDocument();
  const list = await imageList();
  await userEvent.click(within(list).getByRole('button', { name: 'Clear all' }));
  await waitFor(() => expect(router.state.location.search).toBe(''));
});

test('a count of the cards leads to the rows behind it', { tags: 'thorough' }, async () => {
  const { router } = renderApp(`${page}?view=repositories`);
  await userEvent.click(await screen.findByRole('button', { name: /^Show High: / }));
  expect(router.state.location.search).toBe('?q=riskLevel%3Ahigh');
  expect(await screen.findByText('Risk: High')).toBeInTheDocument();
});

test('a repository leads to its own images, and its chip bears its name', { tags: 'thorough' }, async () => {
  renderApp(`${page}?view=repositories&q=repoName:ledger&q=registryType:harbor`);
  const list = await screen.findByRole('table', { name: 'Repositories' });
  await userEvent.click(within(list).getByRole('button', { name: /^Images of payments\/ledger: \d+$/ }));
  expect(await screen.findByText('Repository ID: payments/ledger')).toBeInTheDocument();
});

test.each([
  ['at risk', /^Images at risk of payments\/ledger: \d+$/, 'Risk status: At risk'],
  ['vulnerable', /^Vulnerabilities of payments\/ledger: \d+$/, 'Vulnerabilities: Found'],
])('a repository leads to those of its images that are %s', { tags: 'thorough' }, async (_what, name, filter) => {
  renderApp(`${page}?view=repositories&q=repoName:ledger`);
  const list = await screen.findByRole('table', { name: 'Repositories' });
  await userEvent.click(within(list).getByRole('button', { name }));
  expect(await screen.findByText('Repository ID: payments/ledger')).toBeInTheDocument();
  expect(screen.getByText(filter)).toBeInTheDocument();
});

test('repositories are sorted by their risk, and the address says so', { tags: 'thorough' }, async () => {
  const user = userEvent.setup();
  const { router } = renderApp(`${page}?view=repositories`);
  const list = await screen.findByRole('table', { name: 'Repositories' });
  const header = within(list).getByRole('columnheader', { name: 'Risk' });
  const first = () => within(list).getAllByRole('row')[1];
  await user.click(header);
  await waitFor(() => expect(router.state.location.search).toBe('?view=repositories&sort=RiskLevel&order=asc'));
  await waitFor(() => expect(first()).toHaveTextContent('Not scanned'));
  await user.click(header);
  await waitFor(() => expect(router.state.location.search).toBe('?view=repositories&sort=RiskLevel&order=desc'));
  await waitFor(() => expect(first()).toHaveTextContent('High'));
});

test('a column is sorted through the address', { tags: 'thorough' }, async () => {
  const asked = recordImageList();
  const { router } = renderApp(page);
  const list = await imageList();
  await userEvent.click(within(list).getByRole('columnheader', { name: /Size/ }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ SortBy: 'ImageSize', SortOrder: 'asc' }));
  expect(router.state.location.search).toBe('?sort=ImageSize&order=asc');
});
