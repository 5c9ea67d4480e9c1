import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { renderApp } from '../../../../testing/renderApp.tsx';
import { prepareWholePage } from '../../../../testing/wholePage.ts';

prepareWholePage();

/** A phone is narrower than every width that antd asks for. */
beforeEach(() => {
  const desk = window.matchMedia;
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => ({
    ...desk(query),
    matches: query.includes('prefers-reduced-motion'),
  }));
  return () => vi.restoreAllMocks();
});

const page = '/cn/assets/images';

test('a phone sorts by any column that has an order, and the address says so', async () => {
  const user = userEvent.setup();
  const { router } = renderApp(page);
  await screen.findByRole('table', { name: 'Images' });
  await user.click(screen.getByRole('combobox', { name: 'Sort by' }));
  const offered = await screen.findAllByRole('option');
  expect(offered.map(({ textContent }) => textContent)).toEqual([
    'Default order',
    'Repository : tag',
    'Risk',
    'Vulnerabilities',
    'Size',
    'Updated',
    'Last scan',
    'Created',
  ]);
  await user.click(screen.getByTitle('Risk'));
  await waitFor(() => expect(router.state.location.search).toBe('?sort=RiskLevel&order=desc'));
  await user.click(screen.getByRole('button', { name: 'Sorted descending; switch to ascending' }));
  await waitFor(() => expect(router.state.location.search).toBe('?sort=RiskLevel&order=asc'));
});

test('repositories are sorted so too, and the list’s own order comes back', { tags: 'thorough' }, async () => {
  const user = userEvent.setup();
  const { router } = renderApp(`${page}?view=repositories&sort=ImageCount&order=desc`);
  const sort = await screen.findByRole('combobox', { name: 'Sort by' });
  expect(screen.getByRole('button', { name: 'Sorted descending; switch to ascending' })).toBeInTheDocument();
  await user.click(sort);
  await user.click(await screen.findByTitle('Default order'));
  await waitFor(() => expect(router.state.location.search).toBe('?view=repositories'));
});
