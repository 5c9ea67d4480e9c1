import { screen, waitFor, within } from '@testing-library/react';
import { PointerEventsCheckLevel, userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw/http';
import { expect, test } from 'vitest';
import { loadAntdLocale } from '../../app/i18n/antdLocales.ts';
import { mockAction } from '../../testing/mockAction.ts';
import { demoAccount } from '../../testing/mockWorld/content/demoAccount.ts';
import { renderApp } from '../../testing/renderApp.tsx';
import { server } from '../../testing/server.ts';
import { prepareWholePage } from '../../testing/wholePage.ts';

prepareWholePage();

async function openPage(search = '') {
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  const { router } = renderApp(`/cn/account${search}`);
  await screen.findByRole('heading', { level: 1, name: 'Your account' });
  return { user, router };
}

test('the account menu leads to the page, which says who one is and what one sees', async () => {
  server.use(
    mockAction('DescribeAccount', () => ({
      UserName: 'admin',
      Role: 'viewer' as const,
      Registries: [{ RegistryId: 7, RegistryName: 'harbor.payments.example' }],
      HasPassword: true,
      SingleSignOn: false,
      SecondStep: false,
      RecoveryCodesLeft: 0,
    })),
  );
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  renderApp('/cn/allowlist', await loadAntdLocale('en'));
  await user.click(await screen.findByRole('button', { name: 'Account: Signed in as admin' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Your account' }));
  const facts = await screen.findByRole('region', { name: 'Account' });
  await waitFor(() =>
    expect(facts).toHaveTextContent(/admin.*Viewer You may read everything.*harbor\.payments\.example/),
  );
});

test('the password is changed by whoever knows it; a wrong one is said at its field', async () => {
  const { user, router } = await openPage('?drawer=password');
  const drawer = within(await screen.findByRole('dialog'));
  const present = await drawer.findByLabelText('Current password');
  await user.type(present, 'not that one');
  await user.type(drawer.getByLabelText('New password'), 'a long new password');
  await user.type(drawer.getByLabelText('Confirm new password'), 'another one');
  await user.click(drawer.getByRole('button', { name: 'Change password' }));
  expect(await drawer.findByText('The passwords do not match')).toBeInTheDocument();
  await user.clear(drawer.getByLabelText('Confirm new password'));
  await user.type(drawer.getByLabelText('Confirm new password'), 'a long new password');
  await user.click(drawer.getByRole('button', { name: 'Change password' }));
  expect(await drawer.findByText('Incorrect password')).toBeInTheDocument();
  expect(present).toHaveFocus();
  await user.clear(present);
  await user.type(present, demoAccount.password);
  await user.click(drawer.getByRole('button', { name: 'Change password' }));
  expect(await screen.findByText('Password changed')).toBeInTheDocument();
  expect(router.state.location.search).toBe('');
});

test('the second step is set up by picture or key and a code; its recovery codes are told once', {
  tags: 'thorough',
}, async () => {
  const { user } = await openPage('?drawer=secondStep');
  const drawer = within(await screen.findByRole('dialog'));
  await user.type(await drawer.findByLabelText('Current password'), demoAccount.password);
  await user.click(drawer.getByRole('button', { name: 'Next' }));
  expect(await drawer.findByRole('img', { name: 'QR code for authenticator apps' })).toBeInTheDocument();
  expect(drawer.getByText(/^JBSWY3DP/)).toBeInTheDocument();
  await user.type(drawer.getByRole('textbox', { name: 'Code' }), '000000');
  await user.click(drawer.getByRole('button', { name: 'Turn on' }));
  expect(await drawer.findByText('Incorrect code, or already used')).toBeInTheDocument();
  await user.clear(drawer.getByRole('textbox', { name: 'Code' }));
  await user.type(drawer.getByRole('textbox', { name: 'Code' }), '123456');
  await user.click(drawer.getByRole('button', { name: 'Turn on' }));
  const codes = await drawer.findByRole('list', { name: 'Recovery codes' });
  expect(within(codes).getAllByRole('listitem')).toHaveLength(10);
  await user.click(drawer.getByRole('button', { name: 'Copy all' }));
  expect((await navigator.clipboard.readText()).split('\n')).toHaveLength(10);
  await user.click(drawer.getByRole('button', { name: 'Done' }));
  await user.click(await screen.findByRole('button', { name: 'Saved, close' }));
  expect(await screen.findByText(/9 recovery codes are left/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Turn off two-step verification' }));
  const question = within(await screen.findByRole('dialog'));
  await user.type(await question.findByLabelText('Current password'), demoAccount.password);
  await user.click(question.getByRole('button', { name: 'Turn off two-step verification' }));
  expect(await screen.findByRole('button', { name: 'Set up two-step verification' })).toBeInTheDocument();
});

test('sessions are told by device; others are ended one by one or all at once', async () => {
  const { user } = await openPage();
  const table = within(await screen.findByRole('table', { name: 'Sessions' }));
  expect(table.getByText(/^Chrome on Linux/).closest('tr')).toHaveTextContent('This session');
  expect(table.getByText('Safari on iOS').closest('tr')).toHaveTextContent('2001:db8:20:4::1f');
  await user.click(table.getByRole('button', { name: 'End session: Unknown device, 198.51.100.9' }));
  await waitFor(() => expect(table.queryByText('Unknown device')).not.toBeInTheDocument());
  await user.click(screen.getByRole('button', { name: 'End all other sessions' }));
  expect(await screen.findByText('1 other session ended')).toBeInTheDocument();
  await waitFor(() => expect(table.queryByText('Safari on iOS')).not.toBeInTheDocument());
  expect(screen.getByText('There are no other sessions.')).toBeInTheDocument();
});

test('what could not be read of the account leaves the sessions in sight, and Retry brings it', async () => {
  server.use(http.post('/api/DescribeAccount', () => new HttpResponse(null, { status: 400 }), { once: true }));
  const { user } = await openPage();
  await screen.findByRole('alert');
  await screen.findByRole('table', { name: 'Sessions' });
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  expect(await screen.findByRole('button', { name: 'Change password' })).toBeInTheDocument();
});
