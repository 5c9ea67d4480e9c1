import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openDrawer, recordAdds } from '../../../../testing/drawers/connectDrawer.ts';
import { Refusal } from '../../../../testing/refusal.ts';
import { prepareWholePage } from '../../../../testing/wholePage.ts';

prepareWholePage();

const organization = 'Image repository organization';
const token = 'Auth_token';

async function openQuay() {
  const page = await openDrawer();
  await page.chooseQuay();
  await page.fill();
  const type = async (label: string, row: number, text: string) => {
    const field = page.drawer.getAllByLabelText(label)[row];
    if (field === undefined) throw new Error(`No row ${row}`);
    await page.user.click(field);
    await page.user.paste(text);
  };
  return { ...page, type };
}

test('a Quay goes out as V2 with its organizations', async () => {
  const sent = recordAdds();
  const { type, click, ok, router } = await openQuay();
  await type(organization, 0, 'payments');
  await type(token, 0, 'token-1');
  await click(/^(?:plus ?)?Add$/);
  await type(organization, 1, 'data');
  await type(token, 1, 'token-2');
  await ok();
  await waitFor(() => expect(router.state.location.search).toBe(''));
  expect(sent).toMatchObject([
    {
      RegistryType: 'quay',
      RegistryVersion: 'V2',
      ExtraParam: [
        { namespace: 'payments', authToken: 'token-1' },
        { namespace: 'data', authToken: 'token-2' },
      ],
    },
  ]);
});

test('blanks that came along with a copied token do not go out', { tags: 'thorough' }, async () => {
  const sent = recordAdds();
  const { type, ok } = await openQuay();
  await type(organization, 0, ' payments ');
  await type(token, 0, ' token-1\n');
  await ok();
  await waitFor(() => expect(sent).toMatchObject([{ ExtraParam: [{ namespace: 'payments', authToken: 'token-1' }] }]));
});

test('every refused row of many is marked, and the focus goes to the first', { tags: 'thorough' }, async () => {
  const Issues = [2, 7].map((row) => ({ path: ['ExtraParam', row, 'authToken'], message: `Row ${row} is refused` }));
  recordAdds(() => {
    throw new Refusal('FailedToVerifyUsernameOrPwd', { issues: Issues });
  });
  const { drawer, type, click, ok } = await openQuay();
  for (let row = 0; row < 10; row += 1) {
    if (row > 0) await click(/^(?:plus ?)?Add$/);
    await type(organization, row, `organization-${row}`);
    await type(token, row, `token-${row}`);
  }
  await ok();
  expect(await drawer.findByText('Row 7 is refused')).toBeInTheDocument();
  const marked = drawer.getAllByLabelText(token).map((field) => field.getAttribute('aria-invalid'));
  expect(marked.flatMap((invalid, row) => (invalid === 'true' ? [row] : []))).toEqual([2, 7]);
  expect(drawer.getAllByLabelText(token)[2]).toHaveFocus();
});

test('a row that is not complete says so together with the other fields', { tags: 'thorough' }, async () => {
  const sent = recordAdds();
  const { drawer, enter, ok } = await openQuay();
  await enter('IP', 'nonsense');
  await ok();
  await waitFor(() => expect(drawer.getByLabelText(organization)).toHaveAttribute('aria-invalid', 'true'));
  expect(drawer.getByLabelText(token)).toHaveAttribute('aria-invalid', 'true');
  expect(drawer.getByLabelText('IP')).toHaveFocus();
  expect(sent).toEqual([]);
});

test('the same organization twice is refused at the second', { tags: 'thorough' }, async () => {
  const { drawer, type, click, ok } = await openQuay();
  await type(organization, 0, 'payments');
  await type(token, 0, 'token-1');
  await click(/^(?:plus ?)?Add$/);
  await type(organization, 1, 'payments');
  await type(token, 1, 'token-2');
  await ok();
  expect(await drawer.findByText('This organization is already listed')).toBeInTheDocument();
  expect(drawer.getAllByLabelText(organization)[1]).toHaveFocus();
});

test('Add puts the focus into the new row, Remove into the one above; the last row stays', {
  tags: 'thorough',
}, async () => {
  const { drawer, type, click, user } = await openQuay();
  await type(organization, 0, 'payments');
  expect(drawer.getByRole('button', { name: 'Remove payments' })).toBeDisabled();
  await click(/^(?:plus ?)?Add$/);
  await waitFor(() => expect(drawer.getAllByLabelText(organization)[1]).toHaveFocus());
  await user.paste('data');
  await click('Remove data');
  expect(drawer.getAllByLabelText(organization)).toHaveLength(1);
  expect(drawer.getByLabelText(organization)).toHaveFocus();
  expect(drawer.getByLabelText(organization)).toHaveValue('payments');
});

test('nothing typed is lost by looking at the other type', { tags: 'thorough' }, async () => {
  const { drawer, type, user } = await openQuay();
  await type(organization, 0, 'payments');
  await type(token, 0, 'token-1');
  await user.click(drawer.getByRole('radio', { name: 'Harbor' }));
  await user.click(drawer.getByRole('radio', { name: 'V1 · 1.x.x' }));
  await user.click(drawer.getByRole('radio', { name: 'Quay' }));
  expect(drawer.getByLabelText(organization)).toHaveValue('payments');
  expect(drawer.getByLabelText(token)).toHaveValue('token-1');
  await user.click(drawer.getByRole('radio', { name: 'Harbor' }));
  expect(drawer.getByRole('radio', { name: 'V1 · 1.x.x' })).toBeChecked();
});

test('a refused token is marked in its row, and Go to field leads back to it', { tags: 'thorough' }, async () => {
  recordAdds(() => {
    throw Refusal.registry({ code: 'FailedToVerifyUsernameOrPwd', reason: 'tokenExpired', row: 1 });
  });
  const { drawer, type, click, ok, user } = await openQuay();
  await type(organization, 0, 'payments');
  await type(token, 0, 'token-1');
  await click(/^(?:plus ?)?Add$/);
  await type(organization, 1, 'data');
  await type(token, 1, 'token-2');
  await ok();
  const second = () => drawer.getAllByLabelText(token)[1];
  await waitFor(() => expect(second()).toHaveFocus());
  expect(drawer.getAllByLabelText(token)[0]).toHaveAttribute('aria-invalid', 'false');
  await user.click(drawer.getByLabelText('IP'));
  await user.click(await screen.findByRole('button', { name: 'Go to field' }));
  expect(second()).toHaveFocus();
});
