import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { renderApp } from '../../../testing/renderApp.tsx';
import { prepareWholePage } from '../../../testing/wholePage.ts';

prepareWholePage();

async function openPage(path = '/cn/allowlist') {
  const user = userEvent.setup();
  const { router } = renderApp(path);
  const search = await screen.findByRole('textbox', { name: 'Search regions and addresses' });
  return { user, router, search };
}

const regionsShown = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

test('an address that two regions share shows both, says so, and stands in the URL', async () => {
  const { user, router, search } = await openPage();
  await user.type(search, '172.16.5.1');
  await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(2));
  expect(regionsShown()).toEqual([
    expect.stringContaining('Germany (Frankfurt)'),
    expect.stringContaining('UK (London)'),
  ]);
  expect(screen.getByRole('status')).toHaveTextContent('172.16.5.1 belongs to 2 regions. They share a CIDR block');
  await waitFor(() => expect(router.state.location.search).toBe('?q=172.16.5.1'));
});

test('a link to a search shows it, and leaving the search through the menu clears it', async () => {
  const { user, search } = await openPage('/cn/allowlist?q=法兰克福');
  expect(search).toHaveValue('法兰克福');
  expect(regionsShown()).toEqual([expect.stringContaining('eu-central-1')]);
  await user.click(screen.getByRole('link', { name: 'Scanner allowlist' }));
  await waitFor(() => expect(search).toHaveValue(''));
  expect(regionsShown()).toHaveLength(16);
});

test('what is copied follows format, network and search', async () => {
  const { user } = await openPage('/cn/allowlist?q=eu&network=vpc&format=nginx');
  await user.click(screen.getByRole('button', { name: /Copy results \(1\)/ }));
  expect(await navigator.clipboard.readText()).toBe('allow 172.16.0.0/20;');
  expect(screen.getByText(/^Copies the private CIDR blocks\./)).toBeInTheDocument();
  await user.click(screen.getByText('Internet'));
  await user.click(await screen.findByRole('button', { name: /Copy results \(2\)/ }));
  expect(await navigator.clipboard.readText()).toBe('allow 47.254.158.71;\nallow 8.208.14.12;');
});

test('one region and one address are copied on their own', async () => {
  const { user } = await openPage('/cn/allowlist?q=eu&format=iptables');
  const [, frankfurt] = screen.getAllByRole('row');
  const row = within(frankfurt as HTMLElement);
  await user.click(row.getByRole('button', { name: 'Copy Germany (Frankfurt) as iptables' }));
  expect(await navigator.clipboard.readText()).toContain('-s 47.254.158.71 ');
  await user.click(row.getByRole('button', { name: 'Copy 172.16.0.0/20' }));
  expect(await navigator.clipboard.readText()).toBe('172.16.0.0/20');
});

test.each([
  ['172.16.5.1/12', '172.16.0.0/12 overlaps the addresses of 2 regions.'],
  ['47.96.166.214', '47.96.166.214 belongs to China (Hangzhou).'],
  ['10.1.2.3', 'The scanner does not connect from 10.1.2.3.'],
  ['300.1.1.1', 'Enter an IPv4 address or CIDR block'],
  ['fd00::1', 'The scanner only uses IPv4 addresses.'],
  ['atlantis', 'No regions found.'],
])('%s is answered in words', async (text, sentence) => {
  await openPage(`/cn/allowlist?q=${encodeURIComponent(text)}`);
  expect(screen.getByRole('status')).toHaveTextContent(sentence);
});

test('parameters that make no sense fall back', async () => {
  await openPage('/cn/allowlist?format=exe&network=moon');
  expect(screen.getByRole('button', { name: /Copy all \(26\)/ })).toBeInTheDocument();
});
