import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { loadAntdLocale } from '../../app/i18n/antdLocales.ts';
import { demoSessionKey } from '../../testing/mockWorld/content/demoAccount.ts';
import { renderApp } from '../../testing/renderApp.tsx';
import { prepareWholePage } from '../../testing/wholePage.ts';

prepareWholePage();
beforeEach(() => sessionStorage.removeItem(demoSessionKey));

test('an invitation greets by name, takes its token out of the address, and signs in with the password that is chosen', async () => {
  const user = userEvent.setup();
  const { router } = renderApp('/welcome#demo', await loadAntdLocale('en'));
  expect(await screen.findByRole('heading', { name: 'Welcome, noor@example.com' })).toBeInTheDocument();
  expect(router.state.location).toMatchObject({ pathname: '/welcome', hash: '' });
  expect(screen.queryByRole('navigation', { name: 'Main menu' })).not.toBeInTheDocument();
  await user.type(screen.getByLabelText('Password'), 'short');
  await user.type(screen.getByLabelText('Confirm password'), 'shorter');
  await user.click(screen.getByRole('button', { name: 'Save and sign in' }));
  expect(await screen.findByText('Use 12 to 128 characters')).toBeInTheDocument();
  expect(screen.getByText('The passwords do not match')).toBeInTheDocument();
  for (const field of ['Password', 'Confirm password']) {
    await user.clear(screen.getByLabelText(field));
    await user.type(screen.getByLabelText(field), 'a long enough one');
  }
  await user.click(screen.getByRole('button', { name: 'Save and sign in' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/cn/assets/images'));
  expect(await screen.findByRole('button', { name: 'Account: Signed in as noor@example.com' })).toBeInTheDocument();
});

test('a link that was used says so, and whom to ask', async () => {
  renderApp('/welcome#used', await loadAntdLocale('en'));
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('This link is no longer valid');
  expect(alert).toHaveTextContent('Ask an administrator for a new one.');
  expect(screen.getByRole('button', { name: 'Go to sign-in' })).toBeInTheDocument();
});

test('half a link leads to the sign-in', async () => {
  const user = userEvent.setup();
  renderApp('/welcome');
  await screen.findByRole('heading', { name: 'Part of the link is missing' });
  await user.click(screen.getByRole('button', { name: 'Go to sign-in' }));
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeInTheDocument();
});

test('a second step asks for its code in the same form, and a wrong one is said there', async () => {
  const user = userEvent.setup();
  renderApp('/cn/account');
  await user.type(await screen.findByRole('textbox', { name: 'User name' }), 'li.wei');
  await user.type(screen.getByLabelText('Password'), 'mooring-demo');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  const code = await screen.findByRole('textbox', { name: 'Code' });
  await waitFor(() => expect(code).toHaveFocus());
  expect(screen.getByRole('textbox', { name: 'User name' })).toHaveValue('li.wei');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  await user.type(code, '000000{Enter}');
  expect(await screen.findByText('Incorrect code, or already used')).toBeInTheDocument();
  await user.clear(code);
  await user.type(code, '123456{Enter}');
  expect(await screen.findByRole('heading', { name: 'Your account' })).toBeInTheDocument();
});
