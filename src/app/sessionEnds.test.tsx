import { act, screen, waitFor, within } from '@testing-library/react';
import { PointerEventsCheckLevel, type UserEvent, userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw/http';
import { beforeEach, describe, expect, test } from 'vitest';
import { demoAccount } from '../testing/mockWorld/content/demoAccount.ts';
import { Refusal } from '../testing/refusal.ts';
import { renderApp } from '../testing/renderApp.tsx';
import { server } from '../testing/server.ts';
import { sessionOf } from '../testing/sessionOf.ts';
import { translatorOf } from '../testing/translators.ts';
import { prepareWholePage } from '../testing/wholePage.ts';
import { hasUnsavedInput } from '../ui/unsaved/unsavedInput.ts';

prepareWholePage();

/** What stands in the way of the page's requests; null: nothing. */
type Trouble = 'no server' | 'an upgrade' | null;

let present: string | null;
let trouble: Trouble;
let answered: string[];

/** Whoever is there signs in by their name with any password; without a session nothing is answered. */
beforeEach(() => {
  present = 'admin';
  trouble = null;
  answered = [];
  server.use(
    http.all('/api/*', () => {
      if (trouble === 'no server') return HttpResponse.error();
      return trouble === 'an upgrade' ? new Refusal('ServerUpgrading').answer(translatorOf('en')) : undefined;
    }),
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
    http.post('/api/:action', ({ params }) => {
      if (present === null) return new Refusal('NotSignedIn').answer(translatorOf('en'));
      answered.push(String(params.action));
      return;
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

interface FormCase {
  readonly form: string;
  readonly at: string;
  /** What has to be done before the field is there. */
  readonly open?: (user: UserEvent) => Promise<void>;
  readonly label: string | RegExp;
}

const press =
  (...names: readonly RegExp[]) =>
  async (user: UserEvent) => {
    for (const name of names) {
      const [button] = await screen.findAllByRole('button', { name });
      await user.click(button ?? expect.fail());
    }
  };

const connect: FormCase = { form: 'connect', at: '/intl/assets/images?drawer=connect', label: 'Domain name' };

/** Every form of the console that somebody fills in while signed in. */
const forms: readonly FormCase[] = [
  connect,
  { form: 'edit', at: '/cn/assets/images?drawer=edit&registry=1', label: /^Display name/ },
  { form: 'ACR', at: '/intl/assets/images?drawer=acr', label: 'AccessKey ID' },
  {
    form: 'forwarding',
    at: '/intl/assets/images?drawer=connect',
    open: async (user) => user.click(await screen.findByText('Registry in an on-premises data centre')),
    label: 'Registry address',
  },
  {
    form: 'scan settings',
    at: '/intl/security/scans?drawer=settings',
    open: async (user) => user.click(await screen.findByRole('radio', { name: 'Other' })),
    label: 'Interval in days (1 to 365)',
  },
  {
    form: 'ignored risk',
    at: '/cn/assets/images',
    open: async (user) => {
      const table = await screen.findByRole('table', { name: 'Images' });
      const risks = await waitFor(() => table.querySelector('a[href*="imageTab=buildRisks"]') ?? expect.fail());
      await user.click(risks);
      await press(/^Ignore “/)(user);
    },
    label: 'Reason',
  },
  { form: 'new user', at: '/cn/users?drawer=create', label: 'User name' },
  { form: 'access key', at: '/cn/access-keys?drawer=create', label: 'Name' },
  { form: 'password', at: '/cn/account?drawer=password', label: 'New password' },
  { form: 'password for the second step', at: '/cn/account?drawer=secondStep', label: 'Current password' },
  {
    form: 'second step',
    at: '/cn/account?drawer=secondStep',
    open: async (user) => {
      await user.type(await screen.findByLabelText('Current password'), demoAccount.password);
      await press(/^Next$/)(user);
    },
    label: 'Code',
  },
];

/** A form with something typed in it. */
async function typeInForm({ at, open, label }: FormCase) {
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  const { router, queryClient } = renderApp(at);
  await open?.(user);
  const field = await screen.findByLabelText(label);
  await user.clear(field);
  await user.click(field);
  await user.paste('typed by hand');
  const address = () => `${router.state.location.pathname}${router.state.location.search}`;
  return { user, router, queryClient, field, address };
}

/** The same, and a session that ends meanwhile. */
async function endSessionInForm(form: FormCase) {
  const { queryClient, ...page } = await typeInForm(form);
  present = null;
  void queryClient.invalidateQueries();
  const dialog = within(await screen.findByRole('dialog', { name: 'Your session has ended' }));
  const password = dialog.getByLabelText('Password');
  const signIn = async () => {
    await page.user.type(password, 'any');
    await page.user.click(dialog.getByRole('button', { name: 'Sign in' }));
  };
  return { ...page, dialog, signIn };
}

describe('a session that ends by itself', () => {
  test.each(forms)(
    'is asked for over the form of $form: what is typed is there for the same person',
    { tags: 'thorough' },
    async (form) => {
      const { address, field, dialog, signIn } = await endSessionInForm(form);
      const before = address();
      expect(dialog.getByText(/everything you have entered is kept/)).toBeInTheDocument();
      expect(dialog.getByLabelText('User name')).toHaveValue('admin');
      answered = [];
      await signIn();
      await waitFor(() => expect(screen.queryByText(/everything you have entered is kept/)).not.toBeInTheDocument());
      expect(field).toBeInTheDocument();
      expect(field).toHaveValue('typed by hand');
      expect(address()).toBe(before);
      await waitFor(() => expect(answered).not.toEqual([]));
    },
  );

  test('leaves nothing of the page to anybody else: they get a clean one, and are not asked about unsaved input', async () => {
    const { user, router, field, dialog, signIn } = await endSessionInForm(connect);
    await user.clear(dialog.getByLabelText('User name'));
    await user.type(dialog.getByLabelText('User name'), 'somebody');
    await signIn();
    expect(await screen.findByRole('button', { name: 'Account: Signed in as somebody' })).toBeInTheDocument();
    await waitFor(() => expect(router.state.location.pathname).toBe('/intl/assets/images'));
    expect(router.state.location.search).toBe('');
    expect(field).not.toBeInTheDocument();
    expect(screen.queryByText('Discard unsaved changes?')).not.toBeInTheDocument();
  });
});

test.each(forms)(
  'the form of $form keeps what is typed while there is no server, and while it is upgraded',
  { tags: 'thorough' },
  async (form) => {
    const { address, field, queryClient } = await typeInForm(form);
    const before = address();
    const expectKept = () => {
      expect(field).toBeInTheDocument();
      expect(field).toHaveValue('typed by hand');
      expect(address()).toBe(before);
      // Else the page would be loaded anew once a part cannot be had because the server has other files.
      expect(hasUnsavedInput()).toBe(true);
    };
    // Each question fails at once instead of after its tries.
    for (const query of queryClient.getQueryCache().getAll()) query.setOptions({ ...query.options, retry: false });
    for (trouble of ['no server', 'an upgrade', null] as const) {
      await queryClient.invalidateQueries();
      // What came of it is drawn a moment later.
      await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
      expectKept();
    }
  },
);
