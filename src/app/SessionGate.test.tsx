import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw/http';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '#contract/access/session.ts';
import { createWorld } from '../testing/mockWorld/createWorld.ts';
import { worldHandlers } from '../testing/mockWorld/handlers.ts';
import { Refusal } from '../testing/refusal.ts';
import { renderApp } from '../testing/renderApp.tsx';
import { server } from '../testing/server.ts';
import { sessionOf } from '../testing/sessionOf.ts';
import { translatorOf } from '../testing/translators.ts';

const filtered = '/cn/assets/images?view=repositories';

function mockSession(session: Partial<Session>) {
  return http.get('/api/session', () => HttpResponse.json(sessionOf(null, session)));
}

async function signIn(password: string) {
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText('User name'), 'admin');
  await user.type(screen.getByLabelText('Password'), password);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('signing in', () => {
  beforeEach(() => server.use(...worldHandlers(createWorld())));

  test('a visitor signs in where they came and the address stays', async () => {
    const { router } = renderApp(filtered);
    await signIn('mooring-demo');
    expect(await screen.findByRole('heading', { level: 1, name: 'Images' })).toBeInTheDocument();
    expect(router.state.location.search).toBe('?view=repositories');
  });

  test('a wrong password is said with its code, and the password can be typed over', async () => {
    renderApp(filtered);
    await signIn('wrong');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Incorrect user name or password');
    expect(alert).toHaveTextContent('SignInRefused');
    expect(screen.getByLabelText('Password')).toHaveFocus();
    expect(screen.getByLabelText('User name')).toHaveValue('admin');
  });

  test('an empty form is not sent', async () => {
    renderApp('/');
    await userEvent.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(await screen.findAllByText('Required')).toHaveLength(2);
  });
});

describe('the first visit', () => {
  async function fill(fields: Record<string, string>) {
    const user = userEvent.setup();
    for (const [label, text] of Object.entries(fields)) await user.type(await screen.findByLabelText(label), text);
    await user.click(screen.getByRole('button', { name: 'Create and sign in' }));
  }

  test('the administrator is created with a password typed twice', { tags: 'thorough' }, async () => {
    const sent: unknown[] = [];
    server.use(
      mockSession({ setupRequired: true }),
      http.post('/api/setup', async ({ request }) => {
        sent.push(await request.json());
        server.use(mockSession({ userName: 'admin' }), ...worldHandlers().slice(4));
        return HttpResponse.json({});
      }),
    );
    renderApp('/cn/nowhere');
    await fill({ Password: 'correct horse', 'Confirm password': 'correct horse' });
    expect(await screen.findByText('Page not found')).toBeInTheDocument();
    expect(sent).toEqual([{ password: 'correct horse' }]);
  });

  test('two different passwords are not sent', async () => {
    server.use(mockSession({ setupRequired: true }));
    renderApp('/');
    await fill({ Password: 'correct horse', 'Confirm password': 'correct house' });
    expect(await screen.findByText('The passwords do not match')).toBeInTheDocument();
  });

  test('from another machine the one-time code is asked for', async () => {
    server.use(
      mockSession({ setupRequired: true, setupCodeRequired: true }),
      http.post('/api/setup', () => new Refusal('SetupRefused').answer(translatorOf('en')), { once: true }),
    );
    renderApp('/');
    await fill({ Password: 'correct horse', 'Confirm password': 'correct horse' });
    expect(await screen.findByText('Required')).toBeInTheDocument();
    await fill({ 'Set-up code': 'guess' });
    expect(await screen.findByText('Incorrect set-up code')).toBeInTheDocument();
  });
});

test('a server that cannot be reached is said, and Retry brings the page', { tags: 'thorough' }, async () => {
  server.use(http.get('/api/session', () => HttpResponse.error()));
  renderApp('/');
  expect(await screen.findByText('Cannot reach the server')).toBeInTheDocument();
  server.use(mockSession({}));
  await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Sign in' })).toBeInTheDocument());
});
