import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { comparison } from '../../../../testing/factories/baseFactories.ts';
import { imageRow } from '../../../../testing/factories/factories.ts';
import { mockAction } from '../../../../testing/mockAction.ts';
import { renderApp } from '../../../../testing/renderApp.tsx';
import { server } from '../../../../testing/server.ts';
import { pageInfo, prepareWholePage } from '../../../../testing/wholePage.ts';

prepareWholePage();

const digests = ['a', 'b'].map((digit) => `sha256:${digit.repeat(64)}`);

/** A page whose images are all selected: two tags of one image and another image, of 45 that match. */
async function selectPage() {
  const rows = [digests[0], digests[0], digests[1]].map((Digest, n) =>
    imageRow({
      Uuid: `image-${n}`,
      Tag: `1.${n}`,
      Digest: String(Digest),
      IntakeState: n === 1 ? 'DONE' : 'WAITING',
    }),
  );
  server.use(
    mockAction('DescribeImageInstances', () => ({
      ImageInstanceList: rows,
      PageInfo: { ...pageInfo(rows.length), TotalCount: 45 },
    })),
  );
  const user = userEvent.setup();
  renderApp('/cn/assets/images');
  await user.click(await screen.findByRole('checkbox', { name: 'Select all on this page' }));
  return { user, bar: within(await screen.findByRole('region', { name: 'Selection' })) };
}

test('the digests of the selected images are copied, each once, and the selection can be cleared', async () => {
  const { user, bar } = await selectPage();
  expect(bar.getByText('3 selected')).toBeInTheDocument();
  await user.click(bar.getByRole('button', { name: 'Copy digests' }));
  expect(await navigator.clipboard.readText()).toBe(digests.join('\n'));
  expect(await screen.findByText('Copied')).toBeInTheDocument();
  await user.click(bar.getByRole('button', { name: 'Clear selection' }));
  expect(screen.queryByRole('region', { name: 'Selection' })).not.toBeInTheDocument();
});

test('the repositories of the selected images are synchronized, each once', { tags: 'thorough' }, async () => {
  const { user, bar } = await selectPage();
  const asked: unknown[] = [];
  server.use(
    mockAction('RefreshContainerAssets', ({ params }) => {
      asked.push(params);
      return {};
    }),
  );
  await user.click(bar.getByRole('button', { name: 'Synchronize' }));
  expect(await screen.findByText('Synchronizing payments/checkout-api')).toBeInTheDocument();
  expect(asked).toMatchObject([{ AssetType: 'IMAGE', RegistryId: 1, RepoId: '1' }]);
});

test('once the page is selected, all that match are one click more, and one click back', {
  tags: 'thorough',
}, async () => {
  const { user, bar } = await selectPage();
  await user.click(bar.getByRole('button', { name: 'Select all 45 matching images' }));
  expect(bar.getByText('All 45 matching images selected')).toBeInTheDocument();
  expect(bar.queryByRole('button', { name: 'Synchronize' })).not.toBeInTheDocument();
  await user.click(bar.getByRole('button', { name: 'Keep only the 3 selected before' }));
  expect(bar.getByText('3 selected')).toBeInTheDocument();
});

test('the selected images that are not taken in yet are taken in first, or all that match', {
  tags: 'thorough',
}, async () => {
  const { user, bar } = await selectPage();
  const asked: unknown[] = [];
  server.use(
    mockAction('TakeInFirst', ({ params }) => {
      asked.push(params);
      return { Data: { Count: 2 } };
    }),
  );
  await user.click(bar.getByRole('button', { name: 'Take in first' }));
  expect(await screen.findByText('2 images are taken in before all others')).toBeInTheDocument();
  await user.click(bar.getByRole('button', { name: 'Select all 45 matching images' }));
  await user.click(bar.getByRole('button', { name: 'Take in first' }));
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked).toMatchObject([{ Uuids: 'image-0,image-2' }, {}]);
  expect(asked[1]).not.toHaveProperty('Uuids');
});

test('two selected images are compared, the older one first; three are not', async () => {
  const rows = ['newer', 'older', 'other'].map((Uuid, n) =>
    imageRow({ Uuid, Tag: `1.${n}`, ImageUpdate: String([3000, 1000, 2000][n]) }),
  );
  server.use(
    mockAction('DescribeImageInstances', () => ({ ImageInstanceList: rows, PageInfo: pageInfo(rows.length) })),
    mockAction('DescribeImageComparison', () => comparison()),
  );
  const user = userEvent.setup();
  const { router } = renderApp('/cn/assets/images');
  const tick = async (tag: string) =>
    user.click(await screen.findByRole('checkbox', { name: `Select payments/checkout-api:${tag}` }));
  await tick('1.0');
  await tick('1.1');
  await tick('1.2');
  const bar = within(await screen.findByRole('region', { name: 'Selection' }));
  expect(bar.queryByRole('button', { name: 'Compare' })).not.toBeInTheDocument();
  await tick('1.2');
  await user.click(await bar.findByRole('button', { name: 'Compare' }));
  expect(router.state.location.pathname).toBe('/cn/assets/compare/older/newer');
});
