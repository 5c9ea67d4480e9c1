import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { AnswerOf, ParsedRequestOf } from '#contract/actions/actions.ts';
import type { VanishedImage } from '#contract/images/imageDetails.ts';
import { limits } from '#contract/limits.ts';
import { imageRow, repositoryRow } from '../../../testing/factories/factories.ts';
import { mockAction } from '../../../testing/mockAction.ts';
import { renderApp } from '../../../testing/renderApp.tsx';
import { server } from '../../../testing/server.ts';
import { pageInfo, prepareWholePage } from '../../../testing/wholePage.ts';

prepareWholePage();

const page = '/intl/assets/repositories/1';
const hour = 3_600_000;

/** The page of one repository, or of one that there is not, and what its images were asked for. */
function openRepository(rows = [repositoryRow()], search = '') {
  const asked: ParsedRequestOf<'DescribeImageInstances'>[] = [];
  server.use(
    mockAction('DescribeImageRepoDetailList', () => ({ ImageRepoResponses: rows, PageInfo: pageInfo(rows.length) })),
    mockAction('DescribeImageInstances', ({ params }) => {
      asked.push(params);
      return { ImageInstanceList: [imageRow()], PageInfo: pageInfo(1) };
    }),
  );
  return { ...renderApp(`${page}${search}`), asked, user: userEvent.setup() };
}

function vanished(images: VanishedImage[], answer: Partial<AnswerOf<'DescribeVanishedImages'>> = {}) {
  const asked: ParsedRequestOf<'DescribeVanishedImages'>[] = [];
  server.use(
    mockAction('DescribeVanishedImages', ({ params }) => {
      asked.push(params);
      return { VanishedImages: images, PageInfo: pageInfo(images.length), ...answer };
    }),
  );
  return asked;
}

const gone: VanishedImage = {
  Tag: '0.9.0',
  Digest: imageRow().Digest,
  RiskLevel: 'high',
  VulCount: 3,
  FirstSeenTime: Date.now() - 50 * hour,
  VanishedTime: Date.now() - 5 * hour,
};

test('only the repository’s own images are listed, whatever else they are filtered by', async () => {
  const { asked, user } = openRepository();
  await screen.findByRole('table', { name: 'Images' });
  expect(asked[0]).toMatchObject({ Criteria: [{ name: 'repoId', value: '1' }] });
  const glance = within(await screen.findByRole('region', { name: 'Repository overview' }));
  await user.click(glance.getByRole('button', { name: 'High 3' }));
  await waitFor(() =>
    expect(asked.at(-1)).toMatchObject({
      Criteria: [
        { name: 'riskLevel', value: 'high' },
        { name: 'repoId', value: '1', logicalExp: 'AND' },
      ],
    }),
  );
});

test('with as many filters as a list takes, the repository among them, its images are still listed, and what is too much is said', async () => {
  const filters = Array.from({ length: limits.criteria }, (_, n) => `q=tag:v${n}`);
  const { asked, user, router } = openRepository([repositoryRow()], `?${filters.join('&')}`);
  await screen.findByRole('table', { name: 'Images' });
  expect(asked[0]?.Criteria).toHaveLength(limits.criteria);
  expect(asked[0]?.Criteria?.at(-1)).toMatchObject({ name: 'repoId', value: '1' });
  const glance = within(await screen.findByRole('region', { name: 'Repository overview' }));
  await user.click(glance.getByRole('button', { name: 'High 3' }));
  expect(await screen.findByText(/^Filter limit reached/)).toBeInTheDocument();
  expect(router.state.location.search).not.toContain('riskLevel');
  expect(screen.getByTitle('q=tag:v19')).toBeInTheDocument();
  expect(screen.queryByTitle('q=tag:v18')).not.toBeInTheDocument();
});

test('an image that vanished says since when, and what its risk was', async () => {
  const asked = vanished([gone, { ...gone, Tag: '', RiskLevel: 'none' }]);
  const { user } = openRepository();
  await user.click(await screen.findByRole('tab', { name: 'Removed images' }));
  const table = within(await screen.findByRole('table', { name: 'Removed images' }));
  const [, row] = table.getAllByRole('row');
  if (row === undefined) throw new Error('Nothing is listed');
  expect(row).toHaveTextContent('0.9.0');
  expect(row).toHaveTextContent('High');
  expect(row).toHaveTextContent('2 days ago');
  expect(row).toHaveTextContent('5 hours ago');
  expect(table.getByText('untagged')).toBeInTheDocument();
  expect(asked[0]).toMatchObject({ RepoId: '1', CurrentPage: 1 });
});

test('a repository from which nothing vanished says for how long that is known', async () => {
  vanished([]);
  openRepository([repositoryRow()], '?tab=vanished');
  expect(await screen.findByText('No images removed in the last 90 days')).toBeInTheDocument();
});

test('more vanished images than a page holds are a page away, with an address of its own', {
  tags: 'thorough',
}, async () => {
  const asked = vanished([gone], { PageInfo: { Count: 1, CurrentPage: 1, PageSize: 20, TotalCount: 45 } });
  const { user, router } = openRepository([repositoryRow()], '?tab=vanished');
  await user.click(await screen.findByRole('listitem', { name: '2' }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ CurrentPage: 2 }));
  expect(router.state.location.search).toBe('?tab=vanished&page=2');
  await user.click(screen.getByRole('tab', { name: 'Images' }));
  expect(router.state.location.search).toBe('');
});

test('the address of a page of vanished images opens that page', async () => {
  const asked = vanished([gone], { PageInfo: { Count: 1, CurrentPage: 3, PageSize: 50, TotalCount: 145 } });
  openRepository([repositoryRow()], '?tab=vanished&page=3&size=50');
  await screen.findByRole('table', { name: 'Removed images' });
  expect(asked).toMatchObject([{ CurrentPage: 3, PageSize: 50 }]);
});

test('Synchronize reads this repository anew and says so', async () => {
  const asked: unknown[] = [];
  server.use(
    mockAction('RefreshContainerAssets', ({ params }) => {
      asked.push(params);
      return {};
    }),
  );
  const { user } = openRepository();
  await user.click(await screen.findByRole('button', { name: 'Synchronize' }));
  expect(await screen.findByText('Synchronizing payments/checkout-api')).toBeInTheDocument();
  expect(asked).toMatchObject([{ AssetType: 'IMAGE', RegistryId: 1, RepoId: '1' }]);
});

test('Scan now asks first, with the number of this repository’s images', { tags: 'thorough' }, async () => {
  const asked: unknown[] = [];
  server.use(
    mockAction('PublicPreCheckImageScanTask', ({ params }) => {
      asked.push(params);
      return { Data: { ScanImageCount: 10, NeedAuthCount: 0, BlockedCount: 0, CountByType: [] } };
    }),
  );
  const { user } = openRepository();
  await user.click(await screen.findByRole('button', { name: 'Scan now' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText(/^10 images will be scanned/)).toBeInTheDocument();
  expect(asked).toMatchObject([{ RepoIds: '1' }]);
});

test('a repository that is gone says so and leads to what it once held', async () => {
  vanished([gone]);
  const { user, router } = openRepository([]);
  expect(await screen.findByText('This repository has no images')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'View removed images' }));
  expect(await screen.findByRole('table', { name: 'Removed images' })).toBeInTheDocument();
  expect(router.state.location.search).toBe('?tab=vanished');
});
