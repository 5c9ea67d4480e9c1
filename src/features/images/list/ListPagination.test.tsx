import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { imageRow } from '../../../testing/factories/factories.ts';
import { mockAction } from '../../../testing/mockAction.ts';
import { renderApp } from '../../../testing/renderApp.tsx';
import { server } from '../../../testing/server.ts';
import { prepareWholePage } from '../../../testing/wholePage.ts';

prepareWholePage();

/** A list counted to 10,000 that goes on to 10,025; each page holds twenty. */
async function openPage(page: number) {
  const asked: ParsedRequestOf<'DescribeImageInstances'>[] = [];
  server.use(
    mockAction('DescribeImageInstances', ({ params }) => {
      asked.push(params);
      const before = (params.CurrentPage - 1) * params.PageSize;
      const rows = Array.from({ length: Math.max(Math.min(20, 10_025 - before), 0) }, (_, row) =>
        imageRow({ Uuid: `image-${row}` }),
      );
      const { CurrentPage, PageSize } = params;
      return {
        ImageInstanceList: rows,
        PageInfo: { Count: rows.length, CurrentPage, PageSize, TotalCount: 10_000, TotalCountIsLowerBound: true },
      };
    }),
  );
  const { router } = renderApp(`/intl/assets/images?page=${page}`);
  const pages = within(await screen.findByRole('navigation', { name: 'Pages' }));
  return { asked, router, pages, user: userEvent.setup() };
}

test('a list that is not counted to its end says how many there are at least', async () => {
  const { pages } = await openPage(1);
  expect(await pages.findByText('1–20 of 10,000+')).toBeInTheDocument();
});

test('Next goes on beyond the counted pages for as long as there are full ones', { tags: 'thorough' }, async () => {
  const { pages, user, router } = await openPage(500);
  expect(await pages.findByText('9,981–10,000 of 10,000+')).toBeInTheDocument();
  await user.click(pages.getByRole('listitem', { name: 'Next Page' }));
  await waitFor(() => expect(new URLSearchParams(router.state.location.search).get('page')).toBe('501'));
  expect(await pages.findByText('10,001–10,020 of 10,000+')).toBeInTheDocument();
  await user.click(pages.getByRole('listitem', { name: 'Next Page' }));
  expect(await pages.findByText('10,021–10,025 of 10,000+')).toBeInTheDocument();
  expect(pages.getByRole('listitem', { name: 'Next Page' })).toHaveAttribute('aria-disabled', 'true');
});

test('the page that is marked past the end leads to the last one', { tags: 'thorough' }, async () => {
  const { pages, user, router } = await openPage(999);
  await user.click(pages.getByText('500'));
  await waitFor(() => expect(new URLSearchParams(router.state.location.search).get('page')).toBe('500'));
});
