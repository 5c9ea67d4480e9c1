import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import enUS from 'antd/locale/en_US';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { beforeEach, expect, test, vi } from 'vitest';
import { netType } from '#contract/enums.ts';
import { App } from '../../../app/App.tsx';
import { createQueryClient } from '../../../app/queryClient.ts';
import { mockAction } from '../../../testing/mockAction.ts';
import { localAddressHandlers } from '../../../testing/mockWorld/handlers/localAddressHandlers.ts';
import { server } from '../../../testing/server.ts';
import AllowlistLookup, { type AllowlistLookupProps } from './AllowlistLookup.tsx';

beforeEach(() => server.use(...localAddressHandlers()));

function renderLookup(props: Partial<AllowlistLookupProps>, onSubmit = vi.fn()) {
  const element = (
    <form onSubmit={onSubmit}>
      <AllowlistLookup regionId="cn-beijing" netType={netType.internet} hostIp="" {...props} />
    </form>
  );
  render(
    <App queryClient={createQueryClient()} antdLocale={enUS}>
      <RouterProvider router={createMemoryRouter([{ path: '/:center', element }], { initialEntries: ['/cn'] })} />
    </App>,
  );
}

test('the form’s region stands first', async () => {
  renderLookup({});
  const [first] = await screen.findAllByRole('rowheader');
  expect(first).toHaveTextContent('China (Beijing)');
});

test('this server’s own address towards the form’s IP is told', async () => {
  renderLookup({ hostIp: ' 10.20.30.40 ' });
  expect(await screen.findByText('10.0.0.5')).toBeInTheDocument();
  expect(screen.getByText(/unless NAT changes it/)).toBeInTheDocument();
});

test('an address that may not be dialled is refused in words', async () => {
  renderLookup({ hostIp: '169.254.169.254' });
  expect(await screen.findByText(/blocked by policy/)).toBeInTheDocument();
});

test('where no route leads to the registry, that is said', async () => {
  server.use(mockAction('DescribeLocalAddress', () => ({})));
  renderLookup({ hostIp: '10.20.30.40' });
  expect(await screen.findByText(/has no route to/)).toBeInTheDocument();
});

test('half an address asks the server nothing', async () => {
  const asked = vi.fn(() => ({}));
  server.use(mockAction('DescribeLocalAddress', asked));
  renderLookup({ hostIp: '10.20.30' });
  await screen.findAllByRole('rowheader');
  expect(asked).not.toHaveBeenCalled();
});

test('the form’s network decides what is copied, and Enter in the search does not submit the form', async () => {
  const user = userEvent.setup();
  const onSubmit = vi.fn();
  renderLookup({ netType: netType.vpc }, onSubmit);
  await user.type(await screen.findByRole('textbox', { name: 'Search regions and addresses' }), 'cn-beijing{Enter}');
  await user.click(await screen.findByRole('button', { name: /Copy results \(1\)/ }));
  expect(await navigator.clipboard.readText()).toBe('100.104.114.192/26');
  expect(onSubmit).not.toHaveBeenCalled();
});
