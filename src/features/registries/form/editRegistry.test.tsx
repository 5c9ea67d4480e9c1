import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Failure } from '#contract/failures/failures.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { passedWith } from '../../../testing/diagnosisAnswers.ts';
import { openDrawer, recordDiagnoses } from '../../../testing/drawers/connectDrawer.ts';
import { registryRow } from '../../../testing/factories/factories.ts';
import { mockAction } from '../../../testing/mockAction.ts';
import { createWorld } from '../../../testing/mockWorld/createWorld.ts';
import { worldHandlers } from '../../../testing/mockWorld/handlers.ts';
import { server } from '../../../testing/server.ts';
import { prepareWholePage } from '../../../testing/wholePage.ts';

prepareWholePage();

const fortyDays = 40 * 86_400_000;
const changes: ParsedRequestOf<'ModifyImageRegistry'>[] = [];

beforeEach(() => {
  changes.length = 0;
});

async function openEdit(
  over: Partial<RegistryRow> = {},
  namespaces: readonly string[] = [],
  failing: Readonly<Record<string, { detail: Failure; since: number }>> = {},
) {
  const world = createWorld();
  const row = registryRow({ Id: 70, RegistryName: 'production', SecretSetAt: Date.now() - fortyDays, ...over });
  const organizations = namespaces.map((namespace) => ({
    namespace,
    secretSetAt: Date.now() - fortyDays,
    ...(failing[namespace] === undefined ? {} : { failure: failing[namespace] }),
  }));
  world.registries.intl.push({ row, images: [], runs: [], organizations });
  server.use(...worldHandlers(world));
  server.use(
    mockAction('ModifyImageRegistry', ({ params }) => {
      changes.push(params);
      return { Code: '200', HttpStatusCode: 200, Message: 'OK', Success: true, TimeCost: 1 };
    }),
  );
  const page = await openDrawer('drawer=edit&registry=70');
  await page.drawer.findByLabelText('IP');
  return { ...page, row };
}

/** What was changed, beside the language of the answer. */
function sent() {
  return changes.map(({ Lang, ...change }) => change);
}

test('one field is changed without retyping a secret, and nothing else is sent', async () => {
  const { drawer, enter, ok, router } = await openEdit();
  expect(drawer.getByText('Set 40 days ago')).toBeInTheDocument();
  expect(drawer.queryByRole('radio', { name: 'Quay' })).not.toBeInTheDocument();
  await enter(/^Display name/, 'staging');
  await ok();
  await waitFor(() => expect(router.state.location.search).toBe(''));
  expect(sent()).toEqual([{ Id: 70, RegistryName: 'staging' }]);
});

test('a form that is opened again begins with what is stored by then, not with what it showed before', async () => {
  const { router, row } = await openEdit();
  await act(() => router.navigate('?'));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  row.RegistryName = 'renamed meanwhile';
  await act(() => router.navigate('?drawer=edit&registry=70'));
  expect(await screen.findByLabelText(/^Display name/)).toHaveValue('renamed meanwhile');
});

test('a password is replaced only on purpose, and must then be typed', async () => {
  const { drawer, click, enter, ok } = await openEdit();
  await click('Password: replace');
  expect(drawer.getByLabelText('Password')).toHaveFocus();
  await ok();
  expect(await drawer.findByText('Required')).toBeInTheDocument();
  expect(sent()).toEqual([]);
  await enter('Password', 'fresh');
  await ok();
  await waitFor(() => expect(sent()).toEqual([{ Id: 70, Password: 'fresh' }]));
});

test('a replacement can be taken back', { tags: 'thorough' }, async () => {
  const { drawer, click, enter, ok } = await openEdit();
  await click('Password: replace');
  await enter('Password', 'fresh');
  await click('Password: keep current');
  expect(drawer.getByRole('button', { name: 'Password: replace' })).toHaveFocus();
  await enter(/^Display name/, 'staging');
  await ok();
  await waitFor(() => expect(sent()).toEqual([{ Id: 70, RegistryName: 'staging' }]));
});

test('each Quay row keeps or replaces its own token', { tags: 'thorough' }, async () => {
  const { drawer, user, ok } = await openEdit({ RegistryType: 'quay' }, ['payments', 'data']);
  const [, second] = await drawer.findAllByRole('button', { name: 'Auth_token: replace' });
  if (second === undefined) throw new Error('No second row');
  await user.click(second);
  await user.click(drawer.getByLabelText('Auth_token'));
  await user.paste('fresh');
  await ok();
  await waitFor(() =>
    expect(sent()).toEqual([
      { Id: 70, ExtraParam: [{ namespace: 'payments' }, { namespace: 'data', authToken: 'fresh' }] },
    ]),
  );
});

test('each Quay row says how its token stands, until another one takes its place', { tags: 'thorough' }, async () => {
  const detail: Failure = { code: 'FailedToVerifyUsernameOrPwd', reason: 'tokenUnknown', row: 1 };
  const failing = { data: { detail, since: Date.now() } };
  const { drawer, user } = await openEdit({ RegistryType: 'quay' }, ['payments', 'data'], failing);
  const rows = within(await drawer.findByRole('group', { name: 'Quay namespace information' }));
  expect(await rows.findByText('Verified')).toBeInTheDocument();
  expect(rows.getByText('Failing')).toBeInTheDocument();
  expect(rows.getByText(/Create a new one/)).toBeInTheDocument();
  const [, second] = rows.getAllByRole('button', { name: 'Auth_token: replace' });
  if (second === undefined) throw new Error('No second row');
  await user.click(second);
  expect(rows.queryByText(/Create a new one/)).not.toBeInTheDocument();
});

const place: readonly (readonly [RegExp | string, string])[] = [
  ['IP', '203.0.113.99'],
  [/^Port/, '8443'],
  ['Domain name', 'other.example.com'],
  ['Username', 'scanner'],
  [/^Pinned certificate/, 'ab'.repeat(32)],
];

test('another place or account asks for the password at once, says why, and no more once it is taken back', {
  tags: 'thorough',
}, async () => {
  const { drawer, enter, ok } = await openEdit();
  for (const [label, text] of place) {
    const field = drawer.getByLabelText<HTMLInputElement>(label);
    const before = field.value;
    await enter(label, text);
    const hint = await drawer.findByText(/^Changed: .*used only with the values it was entered for/);
    expect(drawer.getByLabelText('Password')).toHaveAccessibleDescription(hint.textContent ?? '');
    expect(field).toHaveFocus();
    await enter(label, before);
    expect(await drawer.findByText('Set 40 days ago')).toBeInTheDocument();
  }
  await enter('Domain name', 'other.example.com');
  await ok();
  expect(await drawer.findByText('Required')).toBeInTheDocument();
  expect(sent()).toEqual([]);
});

test('what was typed for the other place stays when that is taken back, and may be left', {
  tags: 'thorough',
}, async () => {
  const { drawer, enter, click } = await openEdit();
  const before = String((drawer.getByLabelText('Domain name') as HTMLInputElement).value);
  await enter('Domain name', 'other.example.com');
  await enter('Password', 'fresh');
  await enter('Domain name', before);
  expect(drawer.getByLabelText('Password')).toHaveValue('fresh');
  await click('Password: keep current');
  expect(drawer.getByText('Set 40 days ago')).toBeInTheDocument();
});

test('another place asks for every token of a Quay, and another account for none', async () => {
  const { drawer, enter } = await openEdit({ RegistryType: 'quay' }, ['payments', 'data']);
  await enter('Username', 'scanner');
  expect(await drawer.findAllByText(/^Changed: Username/)).toHaveLength(1);
  await enter('Domain name', 'other.example.com');
  await waitFor(() => expect(drawer.getAllByText(/^Changed: Domain name\./)).toHaveLength(2));
  expect(drawer.getAllByLabelText('Auth_token')).toHaveLength(2);
});

test('an organization under another name has no token to keep, until it has its own name again', async () => {
  const { drawer, enter } = await openEdit({ RegistryType: 'quay' }, ['payments']);
  expect(drawer.queryByLabelText('Auth_token')).not.toBeInTheDocument();
  await enter('Image repository organization', 'other');
  expect(drawer.getByLabelText('Auth_token')).toHaveValue('');
  expect(drawer.getByText(/^A token belongs to its organization/)).toBeInTheDocument();
  await enter('Image repository organization', 'payments');
  expect(drawer.queryByLabelText('Auth_token')).not.toBeInTheDocument();
});

test('a test in edit mode names the registry and leaves its secret where it is', { tags: 'thorough' }, async () => {
  const { drawer, click } = await openEdit();
  const { started } = recordDiagnoses(() => passedWith(10));
  await click('Test connection');
  await drawer.findByText(/^Passed/);
  expect(started).toMatchObject([{ RegistryId: 70 }]);
  expect(started[0]).not.toHaveProperty('Password');
});

test('a pin that is emptied is taken away', { tags: 'thorough' }, async () => {
  const { enter, ok } = await openEdit({ CertificateFingerprint: 'AB'.repeat(32) });
  await enter(/^Pinned certificate/, '');
  await enter('Password', 'fresh');
  await ok();
  await waitFor(() => expect(sent()).toEqual([{ Id: 70, CertificateFingerprint: '', Password: 'fresh' }]));
});
