import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { AnswerOf, ParsedRequestOf } from '#contract/actions/actions.ts';
import { baseRow } from '../../testing/factories/baseFactories.ts';
import { mockAction } from '../../testing/mockAction.ts';
import { renderApp } from '../../testing/renderApp.tsx';
import { server } from '../../testing/server.ts';
import { pageInfo, prepareWholePage } from '../../testing/wholePage.ts';

prepareWholePage();

/** The view of base images with these rows, and what was asked for. */
function openBases(answer: Partial<AnswerOf<'DescribeBaseImages'>> = {}, search = '') {
  const rows = answer.BaseImages ?? [baseRow()];
  const asked: ParsedRequestOf<'DescribeBaseImages'>[] = [];
  server.use(
    mockAction('DescribeBaseImages', ({ params }) => {
      asked.push(params);
      const counted = { BasedImages: 320, TakenInImages: 1000, Counting: false };
      return { BaseImages: rows, PageInfo: pageInfo(rows.length), ...counted, ...answer };
    }),
  );
  return { ...renderApp(`/cn/assets/images?view=bases${search}`), asked, user: userEvent.setup() };
}

const table = async () => within(await screen.findByRole('table', { name: 'Base images' }));

test('what a rebuild clears is said in a sentence that leads to just these images', async () => {
  const { user, router } = openBases();
  await user.click(
    (await table()).getByRole('link', { name: 'Rebuilding 214 images on 17.0.9 clears 3,120 findings' }),
  );
  expect(new URLSearchParams(router.state.location.search).getAll('q')).toEqual([
    'baseImage:platform/jdk:17',
    'baseInstanceId:1',
    'baseOutdated:YES',
  ]);
});

test('where images on what the tag names now are to be rebuilt too, the sentence leads to all', {
  tags: 'thorough',
}, async () => {
  const { user, router } = openBases({ BaseImages: [baseRow({ RebuildImageCount: 320 })] });
  await user.click((await table()).getByRole('link', { name: /^Rebuilding 320 images on 17.0.9 / }));
  expect(new URLSearchParams(router.state.location.search).getAll('q')).not.toContain('baseOutdated:YES');
});

test('where the newer one has the same tag, only images on an outdated digest are to be rebuilt', async () => {
  const newer = { Tag: '17', Digest: `sha256:${'d'.repeat(64)}`, Uuid: 'base-1', VulCount: 3 };
  const { user, router } = openBases({ BaseImages: [baseRow({ NewerBase: newer })] });
  await user.click((await table()).getByRole('link', { name: /^Rebuilding 214 images on 17 / }));
  expect(new URLSearchParams(router.state.location.search).getAll('q')).toEqual([
    'baseImage:platform/jdk:17',
    'baseInstanceId:1',
    'baseOutdated:YES',
  ]);
});

test('each count of images leads to the images that it counts', { tags: 'thorough' }, async () => {
  const { user, router } = openBases();
  const rows = await table();
  expect(rows.getByRole('link', { name: '320 images built on platform/jdk:17' })).toHaveAttribute(
    'href',
    '/cn/assets/images?q=baseImage%3Aplatform%2Fjdk%3A17&q=baseInstanceId%3A1',
  );
  await user.click(rows.getByRole('link', { name: '214 images built on an outdated digest of platform/jdk:17' }));
  expect(router.state.location.search).toBe(
    '?q=baseImage%3Aplatform%2Fjdk%3A17&q=baseInstanceId%3A1&q=baseOutdated%3AYES',
  );
  expect(await screen.findByRole('button', { name: 'Remove filter Base image: platform/jdk:17' })).toBeInTheDocument();
});

test('the base and the newer one are compared by a link', async () => {
  openBases();
  expect((await table()).getByRole('link', { name: 'Compare with 17.0.9' })).toHaveAttribute(
    'href',
    '/cn/assets/compare/base-1/base-2',
  );
});

test('a base that its registry no longer holds says so and leads nowhere', async () => {
  openBases({ BaseImages: [baseRow({ Uuid: undefined, Digest: '', NewerBase: undefined })] });
  const rows = await table();
  expect(rows.getByText(/no longer in the registry/)).toBeInTheDocument();
  expect(rows.queryByRole('link', { name: 'platform/jdk:17' })).not.toBeInTheDocument();
  expect(rows.getByText('No newer tag clears any findings')).toBeInTheDocument();
});

test('that inheritance is not known is told from that nothing is inherited', async () => {
  const nothing = {
    InheritedVulCount: 0,
    InheritedBySeverity: { Critical: 0, High: 0, Medium: 0, Low: 0, Unknown: 0 },
  };
  openBases({
    BaseImages: [
      baseRow({ ...nothing, RepoName: 'clean' }),
      baseRow({ ...nothing, RepoName: 'unscanned', UnknownImageCount: 320 }),
      baseRow({ RepoName: 'partly', UnknownImageCount: 7 }),
    ],
  });
  const row = async (name: string) => within((await table()).getByRole('row', { name: new RegExp(name) }));
  expect((await row('clean')).getByText('None')).toBeInTheDocument();
  expect((await row('unscanned')).getByText('Unknown: scan reports are missing')).toBeInTheDocument();
  expect((await row('partly')).getByText('unknown for 7 images')).toBeInTheDocument();
});

test('what the address says is what is asked, and another order or search changes the address', async () => {
  const { asked, user, router } = openBases({}, '&search=jdk&in=1&sort=ImageCount&order=asc&page=2&size=50');
  await table();
  expect(asked[0]).toMatchObject({
    CurrentPage: 2,
    PageSize: 50,
    SearchText: 'jdk',
    InstanceId: '1',
    SortBy: 'ImageCount',
    SortOrder: 'asc',
  });
  await user.click((await table()).getByRole('columnheader', { name: 'Rebuilding' }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ SortBy: 'ClearedVulCount', SortOrder: 'desc' }));
  expect(router.state.location.search).toContain('sort=ClearedVulCount');
});

test('no base images, nothing taken in, and nothing that matches are three different things', {
  tags: 'thorough',
}, async () => {
  const none = { BaseImages: [] };
  const unread = openBases({ ...none, BasedImages: 0, TakenInImages: 0 });
  expect(await screen.findByText('No images taken in yet')).toBeInTheDocument();
  unread.unmount();
  const found = openBases({ ...none, BasedImages: 0 });
  expect(await screen.findByText('No base images found')).toBeInTheDocument();
  found.unmount();
  const { user, router } = openBases(none, '&search=nothing');
  await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
  expect(router.state.location.search).toBe('?view=bases');
});

test('the view stands beside the others, and leaving it leaves its filters behind', { tags: 'thorough' }, async () => {
  const { user, router } = openBases();
  await table();
  expect(screen.getByRole('radio', { name: 'Base images' })).toBeChecked();
  await user.click(screen.getByRole('radio', { name: 'Repositories' }));
  expect(router.state.location.search).toBe('?view=repositories');
});
