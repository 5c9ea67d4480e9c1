import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { AnswerOf, ParsedRequestOf } from '#contract/actions/actions.ts';
import { registryRow } from '../../../testing/factories/factories.ts';
import { mockAction } from '../../../testing/mockAction.ts';
import { mockRegistries } from '../../../testing/mockRegistries.ts';
import { createdScan, recordScans } from '../../../testing/recordScans.ts';
import { Refusal } from '../../../testing/refusal.ts';
import { renderApp } from '../../../testing/renderApp.tsx';
import { server } from '../../../testing/server.ts';
import { prepareWholePage } from '../../../testing/wholePage.ts';

prepareWholePage();

type Preview = AnswerOf<'PublicPreCheckImageScanTask'>['Data'];

const harbor = registryRow({ ImageCount: 120 });
const quay = registryRow({ Id: 2, RegistryType: 'quay', ImageCount: 30 });

/** The dialog that asks what to scan, in a data centre with one Harbor and one Quay. */
async function openDialog(preview: Partial<Preview> = {}, rows = [harbor, quay]) {
  const user = userEvent.setup();
  const previews: ParsedRequestOf<'PublicPreCheckImageScanTask'>[] = [];
  mockRegistries(rows);
  server.use(
    mockAction('PublicPreCheckImageScanTask', ({ params }) => {
      previews.push(params);
      return { Data: { ScanImageCount: 120, NeedAuthCount: 0, BlockedCount: 0, CountByType: [], ...preview } };
    }),
  );
  const { router } = renderApp('/intl/security/scans');
  await user.click(await screen.findByRole('button', { name: 'Scan now' }));
  const dialog = within(await screen.findByRole('dialog'));
  return { user, router, dialog, previews, confirm: () => dialog.getByRole('button', { name: 'Scan now' }) };
}

test('only kinds that are connected can be chosen, each with its number of images', async () => {
  const { dialog } = await openDialog();
  expect(await dialog.findByRole('checkbox', { name: 'Harbor 1 connected, 120 images' })).toBeEnabled();
  expect(dialog.getByRole('checkbox', { name: 'Quay 1 connected, 30 images' })).toBeEnabled();
  expect(dialog.getByRole('checkbox', { name: 'ACR not connected' })).toBeDisabled();
});

test('a kind whose registries come after the first hundred can be chosen too', async () => {
  const harbors = Array.from({ length: 100 }, (_, n) => ({ ...harbor, Id: n + 1 }));
  const { dialog } = await openDialog({}, [...harbors, { ...quay, Id: 101 }]);
  expect(await dialog.findByRole('checkbox', { name: 'Quay 1 connected, 30 images' })).toBeEnabled();
});

test('where nothing is connected the dialog says what to do first', async () => {
  mockRegistries([]);
  renderApp('/intl/security/scans');
  await userEvent.click(await screen.findByRole('button', { name: 'Scan now' }));
  expect(await screen.findByText('Add a registry on the Images page first.')).toBeInTheDocument();
});

test('with no kind chosen nothing is asked and nothing can begin', async () => {
  const { dialog, user, previews, confirm } = await openDialog();
  const choice = await dialog.findByRole('checkbox', { name: /^Harbor/ });
  expect(confirm()).toBeDisabled();
  await user.click(choice);
  await waitFor(() => expect(confirm()).toBeEnabled());
  expect(previews).toMatchObject([{ RegistryTypes: 'harbor' }]);
  await user.click(choice);
  expect(confirm()).toBeDisabled();
});

test('a scan cannot begin before it is known how many images the new choice is about', {
  tags: 'thorough',
}, async () => {
  const { dialog, user, confirm } = await openDialog();
  await user.click(await dialog.findByRole('checkbox', { name: /^Harbor/ }));
  await waitFor(() => expect(confirm()).toBeEnabled());
  const answer = Promise.withResolvers<Preview>();
  server.use(mockAction('PublicPreCheckImageScanTask', async () => ({ Data: await answer.promise })));
  await user.click(dialog.getByRole('checkbox', { name: /^Quay/ }));
  expect(confirm()).toBeDisabled();
  answer.resolve({ ScanImageCount: 150, NeedAuthCount: 0, BlockedCount: 0, CountByType: [] });
  await waitFor(() => expect(confirm()).toBeEnabled());
  expect(dialog.getByText(/^150 images/)).toBeInTheDocument();
});

test('what a scan leaves out, and what Quay does by itself, is said before it begins', async () => {
  const { dialog, user } = await openDialog({ BlockedCount: 4, CountByType: [{ RegistryType: 'quay', Count: 30 }] });
  await user.click(await dialog.findByRole('checkbox', { name: /^Quay/ }));
  expect(await dialog.findByText(/^4 images cannot be scanned/)).toBeInTheDocument();
  expect(dialog.getByText(/^Quay scans images automatically/)).toBeInTheDocument();
});

test('a choice without an image that could be scanned cannot begin', async () => {
  const { dialog, user, confirm } = await openDialog({ ScanImageCount: 0 });
  await user.click(await dialog.findByRole('checkbox', { name: /^Harbor/ }));
  expect(await dialog.findByText(/^0 images/)).toBeInTheDocument();
  expect(confirm()).toBeDisabled();
});

test('a scan begins with what was chosen, and leads to its task', { tags: 'thorough' }, async () => {
  const asked = recordScans();
  const { dialog, user, router, confirm } = await openDialog();
  await user.click(await dialog.findByRole('checkbox', { name: /^Harbor/ }));
  await waitFor(() => expect(confirm()).toBeEnabled());
  await user.click(confirm());
  await user.click(await screen.findByRole('button', { name: 'View task' }));
  expect(asked).toMatchObject([{ RegistryTypes: 'harbor' }]);
  await waitFor(() => expect(router.state.location.search).toBe('?drawer=tasks&kind=scan&task=scan-7'));
});

test('the same scan is not begun twice: the one that runs is shown', async () => {
  recordScans(() => ({ ...createdScan, CanCreate: false, Result: 'forbid_create_repeat_task' }));
  const { dialog, user, router, confirm } = await openDialog();
  await user.click(await dialog.findByRole('checkbox', { name: /^Harbor/ }));
  await waitFor(() => expect(confirm()).toBeEnabled());
  await user.click(confirm());
  expect(await screen.findByText('These images are already being scanned')).toBeInTheDocument();
  expect(router.state.location.search).toBe('?drawer=tasks&kind=scan&task=scan-7');
});

test('a refused scan says why and leaves the choice as it was', async () => {
  recordScans(() => {
    throw new Refusal('NoPermission');
  });
  const { dialog, user, confirm } = await openDialog();
  const choice = await dialog.findByRole('checkbox', { name: /^Harbor/ });
  await user.click(choice);
  await waitFor(() => expect(confirm()).toBeEnabled());
  await user.click(confirm());
  expect(await screen.findByRole('alert')).toHaveTextContent('NoPermission');
  expect(choice).toBeChecked();
  expect(confirm()).toBeEnabled();
});
