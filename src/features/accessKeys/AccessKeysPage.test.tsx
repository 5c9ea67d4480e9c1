import { screen, waitFor, within } from '@testing-library/react';
import { PointerEventsCheckLevel, userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw/http';
import { expect, test } from 'vitest';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { mockAction } from '../../testing/mockAction.ts';
import { renderApp } from '../../testing/renderApp.tsx';
import { server } from '../../testing/server.ts';
import { prepareWholePage } from '../../testing/wholePage.ts';

prepareWholePage();

async function openPage(search = '') {
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  const { router } = renderApp(`/cn/access-keys${search}`);
  await screen.findByRole('heading', { level: 1, name: 'Access keys' });
  return { user, router };
}

const rowOf = async (name: string) => {
  const row = (await screen.findByText(name)).closest('tr');
  if (row === null) throw new Error(`${name} stands in no row`);
  return row;
};

async function choose(user: ReturnType<typeof userEvent.setup>, key: string, item: string) {
  await user.click(within(await rowOf(key)).getByRole('button', { name: `Actions for ${key}` }));
  await user.click(await screen.findByRole('menuitem', { name: item }));
}

test('a row says what a key may do, from where and until when, who used it last, and whether it works', async () => {
  await openPage();
  const report = await rowOf('Nightly risk report');
  for (const text of [
    'Active',
    'Read-only',
    '10.20.0.0/16, 10.31.4.7 and 1 more',
    '4 minutes ago',
    'from 10.20.3.18',
  ]) {
    expect(report).toHaveTextContent(text);
  }
  expect(await rowOf('CI: scan after push')).toHaveTextContent('Role of admin');
  expect(await rowOf('Migration of registries')).toHaveTextContent(/Disabled.*Outside China.*Any/);
  expect(await rowOf('Trial of the SDK')).toHaveTextContent(/Expired.*Never/);
});

test('without a key the page says what one is for, and leads to the first', async () => {
  server.use(mockAction('ListAccessKeys', () => ({ AccessKeys: [] })));
  const { user, router } = await openPage();
  expect(await screen.findByText('No access keys')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Create access key' }));
  expect(await screen.findByRole('dialog')).toBeInTheDocument();
  expect(router.state.location.search).toBe('?drawer=create');
});

test('keys that could not be read are no empty list, and Retry brings them', async () => {
  server.use(http.post('/api/ListAccessKeys', () => new HttpResponse(null, { status: 400 }), { once: true }));
  const { user } = await openPage();
  await screen.findByRole('alert');
  expect(screen.queryByText('No access keys')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  expect(await screen.findByText('Nightly risk report')).toBeInTheDocument();
});

test('a new key’s secret is told once; leaving asks whether it is saved, by whichever way', {
  tags: 'thorough',
}, async () => {
  const { user, router } = await openPage('?drawer=create');
  const drawer = await screen.findByRole('dialog');
  await user.type(await within(drawer).findByRole('textbox', { name: 'Name' }), 'deploy');
  await user.click(within(drawer).getByRole('radio', { name: 'Read-only' }));
  await user.click(within(drawer).getByRole('button', { name: 'Create' }));
  const secret = (await within(drawer).findByText(/^DemoSecret/)).textContent;
  await user.click(within(drawer).getByRole('button', { name: 'Copy AccessKey secret' }));
  expect(await navigator.clipboard.readText()).toBe(secret);
  await user.click(within(drawer).getByRole('button', { name: 'Done' }));
  expect(await screen.findByText('Secret not shown again')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Back to secret' }));
  expect(within(drawer).getByText(secret)).toBeInTheDocument();
  void router.navigate('/cn/allowlist');
  await user.click(await screen.findByRole('button', { name: 'Saved, close' }));
  await screen.findByRole('heading', { level: 1, name: 'Scanner allowlist' });
  await user.click(screen.getByRole('link', { name: 'Access keys' }));
  expect(await rowOf('deploy')).toHaveTextContent('Read-only');
  expect(screen.queryByText(secret)).not.toBeInTheDocument();
});

test('what is wrong with a new key is said at its field, and nothing is sent', async () => {
  const { user } = await openPage('?drawer=create');
  const drawer = within(await screen.findByRole('dialog'));
  await user.type(await drawer.findByRole('textbox', { name: /^Allowed addresses/ }), '10.0.0.300');
  await user.click(drawer.getByRole('button', { name: 'Create' }));
  expect(await drawer.findByText('Required')).toBeInTheDocument();
  expect(drawer.getByText('Enter an IP address or a range such as 10.0.0.0/8')).toBeInTheDocument();
});

test('a key is changed where it is listed, with what it has already', async () => {
  const { user } = await openPage();
  await choose(user, 'Nightly risk report', 'Edit');
  const drawer = within(await screen.findByRole('dialog'));
  const name = await drawer.findByRole('textbox', { name: 'Name' });
  expect(name).toHaveValue('Nightly risk report');
  expect(drawer.getByRole('textbox', { name: /^Allowed/ })).toHaveValue('10.20.0.0/16\n10.31.4.7\nfd00:20::/64');
  await user.type(name, ' 2');
  await user.click(drawer.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Access key Nightly risk report 2 saved')).toBeInTheDocument();
  await rowOf('Nightly risk report 2');
});

test('a key is disabled and enabled at once', async () => {
  const { user } = await openPage();
  await choose(user, 'CI: scan after push', 'Disable');
  await waitFor(async () => expect(await rowOf('CI: scan after push')).toHaveTextContent('Disabled'));
  await choose(user, 'CI: scan after push', 'Enable');
  await waitFor(async () => expect(await rowOf('CI: scan after push')).toHaveTextContent('Active'));
});

test('rotating says that both keys work, and tells the secret of the second', async () => {
  const { user } = await openPage();
  await choose(user, 'CI: scan after push', 'Rotate');
  const drawer = within(await screen.findByRole('dialog'));
  expect(await drawer.findByText(/Both keys are accepted/)).toBeInTheDocument();
  expect(drawer.getByText(/^Last use of MRNGb3DmPz8UcJ5xKe1GtWqA: 2 days ago/)).toBeInTheDocument();
  await user.click(drawer.getByRole('button', { name: 'Create second key' }));
  expect(await drawer.findByText(/^DemoSecret/)).toBeInTheDocument();
  expect(screen.getAllByText('CI: scan after push')).toHaveLength(2);
});

test('an expired key is not rotated: its expiry comes first', async () => {
  const { user, router } = await openPage('?drawer=rotate&key=MRNGw9ZcRt1BoN6gSy3UxPiD');
  const drawer = within(await screen.findByRole('dialog'));
  expect(await drawer.findByRole('button', { name: 'Create second key' })).toBeDisabled();
  await user.click(drawer.getByRole('button', { name: 'Edit access key' }));
  await waitFor(() => expect(router.state.location.search).toBe('?drawer=edit&key=MRNGw9ZcRt1BoN6gSy3UxPiD'));
});

test('a key goes after a question that tells whether it is used', async () => {
  const deleted: ParsedRequestOf<'DeleteAccessKey'>[] = [];
  const { user } = await openPage();
  await choose(user, 'Nightly risk report', 'Delete');
  const question = within(await screen.findByRole('dialog'));
  expect(question.getByText(/4 minutes ago, from 10\.20\.3\.18/)).toBeInTheDocument();
  server.use(
    mockAction(
      'DeleteAccessKey',
      ({ params }) => {
        deleted.push(params);
        return {};
      },
      { once: true },
    ),
  );
  await user.click(question.getByRole('button', { name: 'Delete access key' }));
  expect(await screen.findByText('Access key Nightly risk report deleted')).toBeInTheDocument();
  expect(deleted).toMatchObject([{ AccessKeyId: 'MRNGq7LkXw2TnB9vRf4HsZyC' }]);
});

test('a linked key that could not be read is no key that is gone', async () => {
  server.use(http.post('/api/ListAccessKeys', () => new HttpResponse(null, { status: 400 })));
  await openPage('?drawer=edit&key=MRNGq7LkXw2TnB9vRf4HsZyC');
  expect(await within(await screen.findByRole('dialog')).findByRole('alert')).toBeInTheDocument();
  expect(screen.queryByText('This access key does not exist')).not.toBeInTheDocument();
});

test('a link to a key that is gone says so', async () => {
  await openPage('?drawer=edit&key=MRNGgone');
  expect(await screen.findByText('This access key does not exist')).toBeInTheDocument();
});
