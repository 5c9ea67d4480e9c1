import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { imageRow } from '../../../../testing/factories/factories.ts';
import { mockAction } from '../../../../testing/mockAction.ts';
import { renderApp } from '../../../../testing/renderApp.tsx';
import { server } from '../../../../testing/server.ts';
import { pageInfo, prepareWholePage } from '../../../../testing/wholePage.ts';

prepareWholePage();

/** The image list with one image, whose menu is open. */
async function openMenu(image = imageRow()) {
  server.use(mockAction('DescribeImageInstances', () => ({ ImageInstanceList: [image], PageInfo: pageInfo(1) })));
  const user = userEvent.setup();
  const { router } = renderApp('/cn/assets/images');
  const choose = async (item: string) => {
    await user.click(await screen.findByRole('button', { name: /^Actions for payments\/checkout-api/ }));
    await user.click(await screen.findByRole('menuitem', { name: item }));
  };
  return { router, choose };
}

test('an image’s menu copies what pulls it, by tag or by digest, and the digest alone', async () => {
  const { choose } = await openMenu(imageRow({ Endpoints: 'harbor.example.com:443', Tag: '1.4.2' }));
  const { Digest } = imageRow();
  await choose('Copy pull command');
  expect(await navigator.clipboard.readText()).toBe('docker pull harbor.example.com/payments/checkout-api:1.4.2');
  await choose('Copy pull command by digest');
  expect(await navigator.clipboard.readText()).toBe(`docker pull harbor.example.com/payments/checkout-api@${Digest}`);
  await choose('Copy digest');
  expect(await navigator.clipboard.readText()).toBe(Digest);
});

test('an image that can never be scanned offers no scan, its repository is one click away', {
  tags: 'thorough',
}, async () => {
  const { router, choose } = await openMenu(imageRow({ RegistryType: 'acr', ScanBlocked: 'acrPersonal' }));
  await choose('Not scannable');
  expect(screen.getByRole('menuitem', { name: 'Not scannable' })).toHaveAttribute('aria-disabled', 'true');
  await userEvent.click(screen.getByRole('menuitem', { name: 'Repository page' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/cn/assets/repositories/1'));
});

test('an image that waits is taken in first from its menu', { tags: 'thorough' }, async () => {
  const { choose } = await openMenu(imageRow({ IntakeState: 'WAITING' }));
  const asked: unknown[] = [];
  server.use(
    mockAction('TakeInFirst', ({ params }) => {
      asked.push(params);
      return { Data: { Count: 1 } };
    }),
  );
  await choose('Take in first');
  expect(await screen.findByText('1 image is taken in before all others')).toBeInTheDocument();
  expect(asked).toMatchObject([{ Uuids: imageRow().Uuid }]);
});

test('an image that is taken in cannot be taken in first', { tags: 'thorough' }, async () => {
  const { choose } = await openMenu(imageRow({ IntakeState: 'DONE' }));
  await choose('Copy digest');
  expect(screen.queryByRole('menuitem', { name: 'Take in first' })).not.toBeInTheDocument();
});
