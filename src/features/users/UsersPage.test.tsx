import { screen, waitFor, within } from '@testing-library/react';
import { PointerEventsCheckLevel, userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw/http';
import { expect, test } from 'vitest';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { mockAction } from '../../testing/mockAction.ts';
import { demoSessionKey } from '../../testing/mockWorld/content/demoAccount.ts';
import { renderApp } from '../../testing/renderApp.tsx';
import { server } from '../../testing/server.ts';
import { prepareWholePage } from '../../testing/wholePage.ts';

prepareWholePage();

async function openPage(search = '') {
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  const { router } = renderApp(`/cn/users${search}`);
  await screen.findByRole('heading', { level: 1, name: 'Users' });
  return { user, router };
}

type User = ReturnType<typeof userEvent.setup>;

const rowOf = async (name: string) => {
  const row = (await screen.findByRole('button', { name: `Actions for ${name}` })).closest('tr');
  if (row === null) throw new Error(`${name} stands in no row`);
  return row;
};

async function choose(user: User, name: string, item: string) {
  await user.click(within(await rowOf(name)).getByRole('button', { name: `Actions for ${name}` }));
  await user.click(await screen.findByRole('menuitem', { name: item }));
}

test('a row says what a user may do, what they see, how they come in, and when they last did', async () => {
  await openPage();
  expect(await rowOf('admin')).toHaveTextContent(/admin You.*Active.*Administrator.*All.*Off.*3 minutes ago/);
  expect(await rowOf('li.wei')).toHaveTextContent(/Active.*Operator.*All.*On/);
  const invited = await rowOf('noor@example.com');
  expect(invited).toHaveTextContent(/Invited.*Link valid until.*Viewer.*3 registries.*Never/);
  await waitFor(() => expect(within(invited).getByText('harbor-production')).toBeInTheDocument());
  expect(await rowOf('sam')).toHaveTextContent(/Disabled.*1 registry/);
});

test('users are found by name and role, and the address says so', { tags: 'thorough' }, async () => {
  const { user, router } = await openPage('?role=operator');
  await rowOf('sam');
  expect(screen.queryByText('anna@example.com')).not.toBeInTheDocument();
  await user.type(screen.getByRole('searchbox', { name: 'Search users' }), 'nobody{Enter}');
  expect(await screen.findByText('No users match these filters')).toBeInTheDocument();
  expect(router.state.location.search).toBe('?role=operator&search=nobody');
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await rowOf('anna@example.com');
});

test('a new user’s link is told once, leads to the page that asks for a password, and is asked for before it is left', {
  tags: 'thorough',
}, async () => {
  const { user } = await openPage('?drawer=create');
  const drawer = within(await screen.findByRole('dialog'));
  await user.type(await drawer.findByRole('textbox', { name: 'User name' }), 'mei');
  await user.click(drawer.getByRole('radio', { name: 'Operator' }));
  expect(drawer.getByText(/^Synchronizes, scans and handles risks/)).toBeInTheDocument();
  await user.click(drawer.getByRole('button', { name: 'Create user' }));
  const link = (await drawer.findByText(/\/welcome#DemoLink/)).textContent;
  expect(drawer.getByText('It works once.')).toBeInTheDocument();
  await user.click(drawer.getByRole('button', { name: 'Copy link' }));
  expect(await navigator.clipboard.readText()).toBe(link);
  await user.click(drawer.getByRole('button', { name: 'Done' }));
  await user.click(await screen.findByRole('button', { name: 'Copied, close' }));
  expect(await rowOf('mei')).toHaveTextContent(/Invited.*Operator.*All/);
  expect(screen.queryByText(link)).not.toBeInTheDocument();
});

test('registries are chosen by name, at least one', { tags: 'thorough' }, async () => {
  const created: ParsedRequestOf<'CreateUser'>[] = [];
  server.use(
    mockAction('CreateUser', ({ params }) => {
      created.push(params);
      return { LinkToken: 'token', ExpiryTime: Date.now() };
    }),
  );
  const { user } = await openPage('?drawer=create');
  const drawer = within(await screen.findByRole('dialog'));
  await user.type(await drawer.findByRole('textbox', { name: 'User name' }), 'mei');
  await user.click(drawer.getByRole('radio', { name: 'Selected registries' }));
  await user.click(drawer.getByRole('button', { name: 'Create user' }));
  expect(await drawer.findByText('Required')).toBeInTheDocument();
  await user.type(drawer.getByRole('combobox', { name: 'Selection' }), 'harbor-prod');
  await user.click(await screen.findByTitle('harbor-production (China)'));
  await user.click(drawer.getByRole('button', { name: 'Create user' }));
  await drawer.findByText(/#token$/);
  expect(created).toMatchObject([{ UserName: 'mei', Role: 'viewer', RegistryIds: [1] }]);
});

test('a name that is taken is said at its field', async () => {
  const { user } = await openPage('?drawer=create');
  const drawer = within(await screen.findByRole('dialog'));
  const name = await drawer.findByRole('textbox', { name: 'User name' });
  await user.type(name, 'LI.WEI');
  await user.click(drawer.getByRole('button', { name: 'Create user' }));
  expect(await drawer.findByText('This name is taken')).toBeInTheDocument();
  expect(name).toHaveFocus();
});

test('the last administrator keeps the role: said where it is chosen', async () => {
  const { user } = await openPage('?drawer=edit&user=admin');
  const drawer = within(await screen.findByRole('dialog'));
  await user.click(await drawer.findByRole('radio', { name: 'Viewer' }));
  await user.click(drawer.getByRole('button', { name: 'Save' }));
  expect(
    await drawer.findByText(/^No other administrator has a password\. First make another user/),
  ).toBeInTheDocument();
});

test('a user is changed, disabled and enabled, signed out, and loses the second step', {
  tags: 'thorough',
}, async () => {
  const { user } = await openPage();
  await choose(user, 'li.wei', 'Edit');
  const drawer = within(await screen.findByRole('dialog'));
  await user.click(await drawer.findByRole('radio', { name: 'Viewer' }));
  await user.click(drawer.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('li.wei saved')).toBeInTheDocument();
  await waitFor(async () => expect(await rowOf('li.wei')).toHaveTextContent('Viewer'));
  await choose(user, 'li.wei', 'Turn off two-step verification');
  await user.click(await screen.findByRole('button', { name: 'Turn off two-step verification' }));
  await waitFor(async () => expect(await rowOf('li.wei')).toHaveTextContent('Off'));
  await choose(user, 'li.wei', 'Disable');
  await waitFor(async () => expect(await rowOf('li.wei')).toHaveTextContent('Disabled'));
  await choose(user, 'li.wei', 'Enable');
  await waitFor(async () => expect(await rowOf('li.wei')).toHaveTextContent('Active'));
  await choose(user, 'anna@example.com', 'Sign out everywhere');
  expect(await screen.findByText('anna@example.com signed out of 1 session')).toBeInTheDocument();
});

test('a new link is made for somebody who forgot the password', async () => {
  const { user } = await openPage();
  await choose(user, 'anna@example.com', 'Create new link');
  const drawer = within(await screen.findByRole('dialog'));
  await user.click(await drawer.findByRole('button', { name: 'Create link' }));
  expect(await drawer.findByText(/\/welcome#DemoLink/)).toBeInTheDocument();
});

test('a user is deleted once their name is typed', { tags: 'thorough' }, async () => {
  const { user } = await openPage();
  await choose(user, 'sam', 'Delete');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole('button', { name: 'Delete user' })).toBeDisabled();
  await user.type(dialog.getByRole('textbox'), 'sam');
  await user.click(dialog.getByRole('button', { name: 'Delete user' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Actions for sam' })).not.toBeInTheDocument());
});

test('users that could not be read are no empty list, and Retry brings them', async () => {
  server.use(http.post('/api/ListUsers', () => new HttpResponse(null, { status: 400 }), { once: true }));
  const { user } = await openPage();
  await screen.findByRole('alert');
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  await rowOf('li.wei');
});

test('whoever is no administrator reads what role the page takes, and no user', async () => {
  sessionStorage.setItem(demoSessionKey, 'li.wei');
  await openPage();
  expect(await screen.findByText('Requires the Administrator role')).toBeInTheDocument();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});

test('a link to a user who is gone says so', async () => {
  await openPage('?drawer=edit&user=gone');
  expect(await screen.findByText('This user does not exist')).toBeInTheDocument();
});
