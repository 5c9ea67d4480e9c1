import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { baseImage } from '../../../../testing/factories/baseFactories.ts';
import { imageRow } from '../../../../testing/factories/factories.ts';
import { mockAction } from '../../../../testing/mockAction.ts';
import { renderApp } from '../../../../testing/renderApp.tsx';
import { server } from '../../../../testing/server.ts';
import { pageInfo, prepareWholePage } from '../../../../testing/wholePage.ts';

prepareWholePage();

/** The list of images with these rows, and what was asked for. */
async function openList(rows: ReturnType<typeof imageRow>[], search = '') {
  const asked: ParsedRequestOf<'DescribeImageInstances'>[] = [];
  server.use(
    mockAction('DescribeImageInstances', ({ params }) => {
      asked.push(params);
      return { ImageInstanceList: rows, PageInfo: pageInfo(rows.length) };
    }),
  );
  const { router } = renderApp(`/cn/assets/images${search}`);
  return { asked, router, table: within(await screen.findByRole('table', { name: 'Images' })) };
}

test('a row names what its image is built on, and leads to all images that are', async () => {
  const { table, router, asked } = await openList([imageRow({ BaseImage: baseImage({ Outdated: true }) })]);
  await userEvent.click(table.getByRole('link', { name: 'platform/jdk:17' }));
  expect(router.state.location.search).toBe('?q=baseImage%3Aplatform%2Fjdk%3A17');
  expect(asked.at(-1)?.Criteria).toMatchObject([{ name: 'baseImage', value: 'platform/jdk:17' }]);
  expect(table.getByText('Outdated: the tag now points to another digest')).toBeInTheDocument();
});

test('a base without a tag is filtered by its digest', async () => {
  const { table } = await openList([imageRow({ BaseImage: baseImage({ Tag: '' }) })]);
  expect(table.getByRole('link', { name: 'platform/jdk' })).toHaveAttribute(
    'href',
    `/cn/assets/images?q=${encodeURIComponent(`baseImage:platform/jdk@${baseImage().Digest}`)}`,
  );
});

test('images on an outdated base are a filter that says so in words', async () => {
  await openList([imageRow()], '?q=baseImage:platform/jdk:17&q=baseOutdated:YES');
  expect(await screen.findByRole('button', { name: 'Remove filter Base image: platform/jdk:17' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Remove filter Base: Outdated' })).toBeInTheDocument();
});
