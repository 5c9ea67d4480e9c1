import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { openImage } from '../../../testing/drawers/imageDrawer.ts';
import { vulnerabilityList, vulnerabilityRecord } from '../../../testing/factories/reportFactories.ts';
import { prepareWholePage } from '../../../testing/wholePage.ts';

prepareWholePage();

const rows = [
  vulnerabilityRecord({ PrimaryId: 1, Name: 'CVE-2026-0001', Severity: 'critical' }),
  vulnerabilityRecord({ PrimaryId: 2, Name: 'CVE-2026-0002', Severity: 'high', FixedVersion: '' }),
];

const openTwo = (search = '') => openImage({ list: () => vulnerabilityList(rows), search });

test('a severity’s count filters by it and shows as pressed, and pressed again no longer does', async () => {
  const { drawer, user, asked, router } = await openTwo();
  await user.click(await drawer.findByRole('button', { name: 'Critical 1' }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ Severities: ['critical'] }));
  expect(drawer.getByRole('button', { name: 'Critical 1' })).toHaveAttribute('aria-pressed', 'true');
  await user.click(drawer.getByRole('button', { name: 'Critical 1' }));
  await waitFor(() => expect(router.state.location.search).toBe(''));
  expect(drawer.getByRole('button', { name: 'Critical 1' })).toHaveAttribute('aria-pressed', 'false');
});

test('how many findings of the report are not listed is said beside those that are', async () => {
  const { drawer } = await openImage({ list: () => vulnerabilityList(rows, { SkippedCount: 1234 }) });
  expect(await drawer.findByText(/^1,234 findings of the report are not listed/)).toBeInTheDocument();
});

test('findings that are not listed are no good news', async () => {
  const { drawer } = await openImage({ list: () => vulnerabilityList([], { SkippedCount: 3 }) });
  expect(await drawer.findByText(/^3 findings of the report are not listed/)).toBeInTheDocument();
  expect(drawer.queryByText('No vulnerabilities found')).not.toBeInTheDocument();
});

test('a page past the end says so and leads to the last one', { tags: 'thorough' }, async () => {
  const { drawer, user, asked } = await openImage({
    list: () => ({ ...vulnerabilityList(rows), VulRecords: [], TotalCount: 45 }),
    search: '?vulPage=99',
  });
  await user.click(await drawer.findByRole('button', { name: 'Go to the last page' }));
  expect(drawer.queryByText(/^No vulnerabilities/)).not.toBeInTheDocument();
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ CurrentPage: 3 }));
});

test('a severity that the image does not have offers nothing to filter', { tags: 'thorough' }, async () => {
  const { drawer } = await openTwo();
  expect(await drawer.findByRole('button', { name: 'Low 0' })).toBeDisabled();
});

test('a text is looked for when Enter says that it is meant', { tags: 'thorough' }, async () => {
  const { drawer, user, asked } = await openTwo();
  await user.type(await drawer.findByRole('searchbox', { name: 'Search vulnerabilities' }), ' openssl ');
  expect(asked.every(({ SearchText }) => SearchText === undefined)).toBe(true);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ SearchText: 'openssl' }));
});

test('only what can be fixed is asked for, with how many that would be', async () => {
  const { drawer, user, asked } = await openTwo();
  await user.click(await drawer.findByRole('checkbox', { name: 'Fix available only (1 of 2)' }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ Fixable: true }));
});

test('a column’s head sorts, and the address keeps the order', async () => {
  const { drawer, user, asked, router } = await openTwo();
  const table = within(await drawer.findByRole('table', { name: 'Vulnerabilities' }));
  await user.click(table.getByRole('columnheader', { name: 'Package' }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ SortBy: 'Package', SortOrder: 'asc' }));
  expect(router.state.location.search).toBe('?vulSort=Package&vulOrder=asc');
});

test('a link with filters asks for just that, and what makes no sense in it falls back', async () => {
  const { asked } = await openTwo('?severity=high&severity=silly&find=zlib&vulSort=CvssScore&vulOrder=asc&vulSize=50');
  await waitFor(() =>
    expect(asked[0]).toMatchObject({
      Severities: ['high'],
      SearchText: 'zlib',
      SortBy: 'CvssScore',
      SortOrder: 'asc',
      PageSize: 50,
    }),
  );
});

test('another filter begins at the first page', { tags: 'thorough' }, async () => {
  const { drawer, user, asked } = await openTwo('?vulPage=3');
  await waitFor(() => expect(asked[0]).toMatchObject({ CurrentPage: 3 }));
  await user.click(await drawer.findByRole('button', { name: 'High 1' }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ CurrentPage: 1, Severities: ['high'] }));
});

test('filters that nothing passes say so, and the counts stay those of the image', async () => {
  const { drawer } = await openImage({
    list: () => ({ ...vulnerabilityList(rows), VulRecords: [], TotalCount: 0 }),
    search: '?find=nothing-like-it',
  });
  expect(await drawer.findByText('No vulnerabilities match these filters')).toBeInTheDocument();
  expect(drawer.getByRole('button', { name: 'Critical 1' })).toBeEnabled();
});

test('a phone has the package and its fixed version in sight, and still sorts', async () => {
  const desk = window.matchMedia;
  const phone = vi
    .spyOn(window, 'matchMedia')
    .mockImplementation((query) => ({ ...desk(query), matches: query.includes('prefers-reduced-motion') }));
  const { drawer, user, asked } = await openTwo();
  const table = within(await drawer.findByRole('table', { name: 'Vulnerabilities' }));
  expect(table.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['More', 'Sort by']);
  expect(table.getByRole('row', { name: /CVE-2026-0002.*CVSS.*openssl.*no fix available/ })).toBeInTheDocument();
  await user.click(table.getByRole('combobox', { name: 'Sort by' }));
  await user.click(await screen.findByTitle('CVSS'));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ SortBy: 'CvssScore', SortOrder: 'desc' }));
  phone.mockRestore();
});
