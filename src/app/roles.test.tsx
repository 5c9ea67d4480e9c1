import { screen, waitFor, within } from '@testing-library/react';
import { PointerEventsCheckLevel, userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw/http';
import { expect, test } from 'vitest';
import { demoSessionKey } from '../testing/mockWorld/content/demoAccount.ts';
import { renderApp } from '../testing/renderApp.tsx';
import { server } from '../testing/server.ts';
import { sessionOf } from '../testing/sessionOf.ts';
import { prepareWholePage } from '../testing/wholePage.ts';

prepareWholePage();

const operator = 'li.wei';
const viewer = 'anna@example.com';

function openAs(userName: string, path: string) {
  sessionStorage.setItem(demoSessionKey, userName);
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  return { user, ...renderApp(path) };
}

const images = '/cn/assets/images';

test('a viewer sees what others may do, with the role that it takes, and pressing it does nothing', async () => {
  const { user, router } = openAs(viewer, images);
  const add = await screen.findByRole('button', { name: 'Add' });
  await waitFor(() => expect(add).toHaveAttribute('aria-disabled', 'true'));
  expect(add).toHaveAccessibleDescription('Requires the Administrator role');
  await user.click(add);
  expect(router.state.location.search).toBe('');
  add.focus();
  expect(await screen.findByRole('tooltip')).toHaveTextContent('Requires the Administrator role');
  expect(screen.getByRole('button', { name: 'Synchronize assets' })).toHaveAccessibleDescription(
    'Requires the Operator role',
  );
});

test('an operator synchronizes, and finds by keyboard why a registry is not theirs to edit', {
  tags: 'thorough',
}, async () => {
  const { user } = openAs(operator, images);
  const registries = within(await screen.findByRole('list', { name: 'Connected registries' }));
  const [menu] = await registries.findAllByRole('button', { name: /^Actions for/ });
  if (menu === undefined) throw new Error('No registry has a menu');
  await user.click(menu);
  const edit = await screen.findByRole('menuitem', { name: 'Edit Requires the Administrator role' });
  expect(edit).toHaveAttribute('aria-disabled', 'true');
  expect(screen.getByRole('menuitem', { name: 'Synchronize' })).not.toHaveAttribute('aria-disabled', 'true');
  // A browser's arrow keys go to what can have the focus.
  expect(edit).toHaveAttribute('tabindex', '-1');
  expect(screen.getByRole('button', { name: 'Synchronize assets' })).not.toHaveAttribute('aria-disabled');
});

test('an address that leads to what takes another role says so in its place', async () => {
  const { user, router } = openAs(operator, `${images}?drawer=connect`);
  const dialog = within(await screen.findByRole('dialog', { name: 'Requires the Administrator role' }));
  const [close] = dialog.getAllByRole('button', { name: 'Close' });
  if (close === undefined) throw new Error('The dialog cannot be closed');
  await user.click(close);
  await waitFor(() => expect(router.state.location.search).toBe(''));
});

test('an administrator is told of no role', async () => {
  openAs('admin', images);
  const add = await screen.findByRole('button', { name: 'Add' });
  expect(add).not.toHaveAttribute('aria-disabled');
  expect(add).not.toHaveAccessibleDescription();
});

test('who sees some registries reads how many', async () => {
  server.use(
    http.get('/api/session', () => HttpResponse.json(sessionOf(viewer, { role: 'viewer', seesAllRegistries: false }))),
  );
  openAs(viewer, images);
  expect(await screen.findByText(/^You see \d+ registries$/)).toBeInTheDocument();
});

test('settings are shown to whom they are not to be changed by, with the reason', async () => {
  openAs(viewer, '/cn/security/scans?drawer=settings');
  const drawer = within(await screen.findByRole('dialog', { name: 'Scan settings' }));
  expect(await drawer.findByText('Requires the Administrator role')).toBeInTheDocument();
  expect(await drawer.findByRole('switch', { name: 'Scheduled scans' })).toBeDisabled();
  expect(drawer.getByRole('radio', { name: '30 days' })).toBeDisabled();
  expect(drawer.getByRole('button', { name: 'Save' })).toHaveAccessibleDescription('Requires the Administrator role');
});
