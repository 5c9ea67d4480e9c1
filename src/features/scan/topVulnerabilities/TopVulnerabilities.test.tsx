import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { AnswerOf, ParsedRequestOf } from '#contract/actions/actions.ts';
import { topVulnerability } from '../../../testing/factories/reportFactories.ts';
import { mockAction } from '../../../testing/mockAction.ts';
import { renderApp } from '../../../testing/renderApp.tsx';
import { server } from '../../../testing/server.ts';
import { pageInfo, prepareWholePage } from '../../../testing/wholePage.ts';

prepareWholePage();

/** The scan page with these vulnerabilities, and what was asked for. */
function openTop(answer: Partial<AnswerOf<'DescribeTopVulnerabilities'>> = {}, search = '') {
  const rows = answer.Vulnerabilities ?? [topVulnerability()];
  const asked: ParsedRequestOf<'DescribeTopVulnerabilities'>[] = [];
  server.use(
    mockAction('DescribeTopVulnerabilities', ({ params }) => {
      asked.push(params);
      const counted = { CountedAt: Date.UTC(2026, 2, 1), ImportedImages: 900, ScannedImages: 1500 };
      return { Vulnerabilities: rows, PageInfo: pageInfo(rows.length), ...counted, ...answer };
    }),
  );
  return { ...renderApp(`/intl/security/scans${search}`), asked, user: userEvent.setup() };
}

const table = async () => within(await screen.findByRole('table', { name: 'Top vulnerabilities' }));

test('a vulnerability’s number of images leads to these images', async () => {
  const { user, router } = openTop();
  await user.click((await table()).getByRole('link', { name: '1,234 images with CVE-2026-0001' }));
  expect(router.state.location.pathname).toBe('/intl/assets/images');
  expect(router.state.location.search).toBe('?q=cve%3ACVE-2026-0001');
});

test('the counts say as of when they are, and over how many images', async () => {
  openTop();
  expect(await screen.findByText(/based on 900 of 1,500 scanned images$/)).toBeInTheDocument();
});

test('before the first count that is said, not that nothing was found', async () => {
  openTop({ Vulnerabilities: [], CountedAt: undefined, ImportedImages: 0 });
  expect(await screen.findAllByText('First count in progress')).not.toHaveLength(0);
  expect(screen.queryByText('No vulnerabilities found')).not.toBeInTheDocument();
});

test('that nothing was scanned is told from that nothing was found, and from that nothing matches', {
  tags: 'thorough',
}, async () => {
  const none = { Vulnerabilities: [] };
  const unscanned = openTop({ ...none, ImportedImages: 0, ScannedImages: 0 });
  expect(await screen.findByText(/^No images scanned yet/)).toBeInTheDocument();
  unscanned.unmount();
  const halfRead = openTop(none);
  expect(await screen.findByText(/^Nothing found so far/)).toBeInTheDocument();
  halfRead.unmount();
  openTop({ ...none, ImportedImages: 1500 });
  expect(await screen.findByText('No vulnerabilities found')).toBeInTheDocument();
  openTop(none, '?level=critical');
  expect(await screen.findByText('No vulnerabilities match these filters')).toBeInTheDocument();
});

test('a page past the end says so and leads to the last one', async () => {
  const { asked, user } = openTop({ Vulnerabilities: [], PageInfo: { ...pageInfo(0), TotalCount: 45 } }, '?page=999');
  await user.click(await screen.findByRole('button', { name: 'Go to the last page' }));
  expect(screen.queryByText('No vulnerabilities found')).not.toBeInTheDocument();
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ CurrentPage: 3 }));
});

test('where nothing matches, one click clears the filters and leaves the keyboard at the search', async () => {
  const { user, asked, router } = openTop({ Vulnerabilities: [] }, '?level=critical&fix=true&search=openssl');
  await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
  expect(router.state.location.search).toBe('');
  expect(screen.getByRole('searchbox', { name: 'Search vulnerabilities' })).toHaveFocus();
  await waitFor(() => expect(asked.at(-1)).not.toHaveProperty('Severities'));
});

test('the most widespread come first, and the worst on demand', async () => {
  const { user, asked, router } = openTop();
  const columns = await table();
  expect(asked[0]).toMatchObject({ SortBy: 'ImageCount' });
  await user.click(columns.getByRole('columnheader', { name: 'Severity' }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ SortBy: 'Severity' }));
  expect(router.state.location.search).toBe('?sort=Severity');
});

test('vulnerabilities are narrowed by text, severity and whether a fix is known', async () => {
  const { user, asked } = openTop({}, '?level=critical');
  const search = within(await screen.findByRole('region', { name: 'Top vulnerabilities' }));
  await user.click(search.getByRole('checkbox', { name: 'Fix available only' }));
  await user.type(search.getByRole('searchbox', { name: 'Search vulnerabilities' }), 'openssl{Enter}');
  await waitFor(() =>
    expect(asked.at(-1)).toMatchObject({ SearchText: 'openssl', Severities: ['critical'], Fixable: true }),
  );
});

test('before the first rows their frame stands', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.use(
    mockAction('DescribeTopVulnerabilities', async () => {
      await promise;
      return { Vulnerabilities: [topVulnerability()], PageInfo: pageInfo(1), ImportedImages: 1, ScannedImages: 1 };
    }),
  );
  renderApp('/intl/security/scans');
  const frame = within(await screen.findByRole('table', { name: 'Loading…' }));
  expect(frame.getByRole('columnheader', { name: 'Packages' })).toBeInTheDocument();
  resolve();
  expect((await table()).getByText('CVE-2026-0001')).toBeInTheDocument();
});
