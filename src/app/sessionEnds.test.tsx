import { screen, waitFor, within } from '@testing-library/react';
import { PointerEventsCheckLevel, userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw/http';
import { beforeEach, describe, expect, test } from 'vitest';
import { mockAction } from '../testing/mockAction.ts';
import { registryPage } from '../testing/mockWorld/state/registryPage.ts';
import { Refusal } from '../testing/refusal.ts';
import { renderApp } from '../testing/renderApp.tsx';
import { server } from '../testing/server.ts';
import { sessionOf } from '../testing/sessionOf.ts';
import { prepareWholePage } from '../testing/wholePage.ts';

prepareWholePage();

let present: string | null;

/** Whoever is there signs in by their name with any password; without a session nothing is answered. */
beforeEach(() => {
  present = 'admin';
  server.use(
    http.get('/api/session', () => HttpResponse.json(sessionOf(present))),
    http.post('/api/session', async ({ request }) => {
      const body: unknown = await request.json();
      present = typeof body === 'object' && body !== null && 'userName' in body ? String(body.userName) : null;
      return HttpResponse.json({});
    }),
    http.delete('/api/session', () => {
      present = null;
      return HttpResponse.json({});
    }),
  );
});

test('who signs out leaves no page behind', async () => {
  const user = userEvent.setup();
  const { queryClient } = renderApp('/intl/assets/images');
  // The page takes the focus when it comes, which would close the menu.
  await screen.findByRole('table', { name: 'Images' });
  await user.click(screen.getByRole('button', { name: 'Account: Signed in as admin' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
  expect(await screen.findByLabelText('User name')).toHaveValue('');
  expect(screen.queryByRole('table', { name: 'Images' })).not.toBeInTheDocument();
  expect(queryClient.getQueriesData({ queryKey: ['action'] })).toEqual([]);
});

/** A form with something typed in it, and a session that ends meanwhile. */
async function endSessionInForm({ at, choose, label }: FormCase) {
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  const { router, queryClient } = renderApp(at);
  const form = within(await screen.findByRole('dialog'));
  if (choose !== undefined) await user.click(await form.findByRole('radio', { name: choose }));
  const field = await form.findByLabelText(label);
  await user.clear(field);
  await user.click(field);
  await user.paste('typed by hand');
  present = null;
  server.use(
    mockAction(
      'PageImageRegistry',
      () => {
        throw new Refusal('NotSignedIn');
      },
      { once: true },
    ),
  );
  void queryClient.invalidateQueries();
  const password = await screen.findByLabelText('Password', { selector: '[autocomplete=current-password]' });
  const signIn = async () => {
    await user.type(password, 'any');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
  };
  return { user, router, field, signIn };
}

interface FormCase {
  readonly at: string;
  /** What has to be chosen before the field is there. */
  readonly choose?: string;
  readonly label: string;
}

const connect: FormCase = { at: '/intl/assets/images?drawer=connect', label: 'Domain name' };

describe('a session that ends by itself', () => {
  test.each<FormCase>([
    connect,
    { at: '/intl/assets/images?drawer=acr', label: 'AccessKey ID' },
    { at: '/intl/security/scans?drawer=settings', choose: 'Other', label: 'Interval in days (1 to 365)' },
  ])(
    'is asked for over the form at $at: what is typed is there for the same person',
    { tags: 'thorough' },
    async (form) => {
      const { router, field, signIn } = await endSessionInForm(form);
      expect(screen.getByText(/everything you have entered is kept/)).toBeInTheDocument();
      expect(screen.getByLabelText('User name')).toHaveValue('admin');
      const asked: unknown[] = [];
      server.use(
        mockAction('PageImageRegistry', ({ params }) => {
          asked.push(params);
          return registryPage([], params);
        }),
      );
      await signIn();
      await waitFor(() => expect(screen.queryByText(/everything you have entered is kept/)).not.toBeInTheDocument());
      expect(field).toBeInTheDocument();
      expect(field).toHaveValue('typed by hand');
      expect(`${router.state.location.pathname}${router.state.location.search}`).toBe(form.at);
      await waitFor(() => expect(asked).not.toEqual([]));
    },
  );

  test('leaves nothing of the page to anybody else: they get a clean one, and are not asked about unsaved input', async () => {
    const { user, router, field, signIn } = await endSessionInForm(connect);
    await user.clear(screen.getByLabelText('User name'));
    await user.type(screen.getByLabelText('User name'), 'somebody');
    await signIn();
    expect(await screen.findByRole('button', { name: 'Account: Signed in as somebody' })).toBeInTheDocument();
    await waitFor(() => expect(router.state.location.pathname).toBe('/intl/assets/images'));
    expect(router.state.location.search).toBe('');
    expect(field).not.toBeInTheDocument();
    expect(screen.queryByText('Discard unsaved changes?')).not.toBeInTheDocument();
  });
});
