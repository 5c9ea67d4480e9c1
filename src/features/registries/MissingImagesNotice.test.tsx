import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { registryRow } from '../../testing/factories/factories.ts';
import { mockAction } from '../../testing/mockAction.ts';
import { mockRegistries } from '../../testing/mockRegistries.ts';
import { Refusal } from '../../testing/refusal.ts';
import { renderApp } from '../../testing/renderApp.tsx';
import { server } from '../../testing/server.ts';
import { prepareWholePage } from '../../testing/wholePage.ts';

const page = '/intl/assets/images';

prepareWholePage();

test('images that a registry lists no more are kept or removed by whoever decides, and removing asks once more', async () => {
  const user = userEvent.setup();
  const decided: unknown[] = [];
  const MissingImages = { Count: 1200, Since: Date.now() - 60_000, SecondLook: Date.now() + 240_000 };
  mockRegistries([registryRow({ Id: 7, RegistryName: 'production', MissingImages })]);
  server.use(
    mockAction('RemoveMissingImages', ({ params }) => {
      decided.push(params);
      return { Count: 1200 };
    }),
  );
  renderApp(page);
  expect(await screen.findByText(/^1,200 images no longer listed/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Remove now' }));
  expect(await screen.findByText('Remove 1,200 images that the registry no longer lists?')).toBeInTheDocument();
  expect(decided).toEqual([]);
  await user.click(within(screen.getByRole('tooltip')).getByRole('button', { name: 'Remove now' }));
  await waitFor(() => expect(decided).toEqual([expect.objectContaining({ RegistryId: 7, Keep: false })]));
  await user.click(screen.getByRole('button', { name: 'Keep' }));
  await waitFor(() => expect(decided.at(-1)).toMatchObject({ RegistryId: 7, Keep: true }));
});

test('what was decided on images that are listed no more and could not be done is said', async () => {
  const user = userEvent.setup();
  mockRegistries([registryRow({ MissingImages: { Count: 1, Since: Date.now() - 60_000 } })]);
  server.use(
    mockAction('RemoveMissingImages', () => {
      throw new Refusal('ServerBusy');
    }),
  );
  renderApp(page);
  expect(await screen.findByText('Kept until they are listed again or removed.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Keep' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Remove now' }));
  await user.click(within(await screen.findByRole('tooltip')).getByRole('button', { name: 'Remove now' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The server is busy');
});
