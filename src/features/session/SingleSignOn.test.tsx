import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw/http';
import { expect, test } from 'vitest';
import { fragmentOf } from '#contract/access/singleSignOn.ts';
import { renderApp } from '../../testing/renderApp.tsx';
import { server } from '../../testing/server.ts';
import { sessionOf } from '../../testing/sessionOf.ts';

const at = '/cn/assets/images?view=repositories';

function mockProvider(name: string | null) {
  const singleSignOn = name === null ? null : { name };
  server.use(http.get('/api/session', () => HttpResponse.json(sessionOf(null, { singleSignOn }))));
}

test('the sign-in page leads to the identity provider, by its name, and back to the address', async () => {
  mockProvider('Company login');
  renderApp(at);
  const link = await screen.findByRole('link', { name: 'Continue with Company login' });
  expect(link).toHaveAttribute('href', `/api/oidc/start?to=${encodeURIComponent(at)}`);
});

test('without an identity provider the sign-in page does not mention single sign-on', async () => {
  mockProvider(null);
  renderApp(at);
  await screen.findByRole('button', { name: 'Sign in' });
  expect(screen.queryByRole('link', { name: /Continue with/ })).not.toBeInTheDocument();
});

test('why nobody was signed in is said once, with what to do, and leaves the address', async () => {
  mockProvider('Company login');
  const { router } = renderApp(`${at}${fragmentOf('NoRole')}`);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('SingleSignOn.NoRole');
  expect(alert).toHaveTextContent('Ask an administrator for access.');
  await waitFor(() => expect(router.state.location).toMatchObject({ search: '?view=repositories', hash: '' }));
  expect(screen.getByRole('alert')).toHaveTextContent('SingleSignOn.NoRole');
});

test('a fragment that nobody of ours has written is no error', async () => {
  mockProvider('Company login');
  renderApp(`${at}#single-sign-on=Free+money`);
  await screen.findByRole('button', { name: 'Sign in' });
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});
