import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openDrawer, recordAdds } from '../../../testing/drawers/connectDrawer.ts';
import { Refusal } from '../../../testing/refusal.ts';
import { prepareWholePage } from '../../../testing/wholePage.ts';

prepareWholePage();

test('an empty form is not sent: each field says what it wants, and the first has the focus', async () => {
  const sent = recordAdds();
  const { drawer, ok } = await openDrawer();
  await ok();
  expect(await drawer.findAllByText('Required')).toHaveLength(4);
  expect(drawer.getByLabelText('IP')).toHaveFocus();
  expect(sent).toEqual([]);
});

test('two clicks on OK make one request with one token, and the drawer closes', async () => {
  const sent = recordAdds();
  const { user, drawer, router, fill } = await openDrawer();
  await fill();
  await user.dblClick(drawer.getByRole('button', { name: 'OK' }));
  await waitFor(() => expect(router.state.location.search).toBe(''));
  expect(sent).toHaveLength(1);
  expect(sent[0]?.ClientToken).toMatch(/^[0-9a-f]{32}$/);
  expect(sent[0]).toMatchObject({ RegistryType: 'harbor', DomainName: 'harbor.example.com', TransPerHour: 10 });
});

test('a refused password marks both fields, focuses the first, and another try sends the same token', async () => {
  const sent = recordAdds(() => {
    throw Refusal.registry({ code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' });
  });
  const { drawer, ok, fill } = await openDrawer();
  await fill();
  await ok();
  await waitFor(() => expect(drawer.getByLabelText('Username')).toHaveAttribute('aria-invalid', 'true'));
  expect(drawer.getByLabelText('Password')).toHaveAttribute('aria-invalid', 'true');
  expect(drawer.getByLabelText('Username')).toHaveFocus();
  expect(await screen.findByText('FailedToVerifyUsernameOrPwd')).toBeInTheDocument();
  await ok();
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.ClientToken).toBe(sent[0]?.ClientToken);
});

test('a registry of another version is connected by one click on the fix', { tags: 'thorough' }, async () => {
  const sent = recordAdds(({ RegistryVersion }) => {
    if (RegistryVersion === 'V2') throw Refusal.registry({ code: 'RegistryVersionError', found: 'V1' });
  });
  const { user, drawer, ok, router, fill } = await openDrawer();
  await fill();
  await ok();
  await user.click(await drawer.findByRole('button', { name: 'Switch to V1 and retry' }));
  await waitFor(() => expect(router.state.location.search).toBe(''));
  expect(sent.map(({ RegistryVersion }) => RegistryVersion)).toEqual(['V2', 'V1']);
});

test('only the newest refusal is on the page, and none is left once the drawer closes', {
  tags: 'thorough',
}, async () => {
  recordAdds(({ RegistryVersion }) => {
    throw Refusal.registry(
      RegistryVersion === 'V2'
        ? { code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' }
        : { code: 'RegistryVersionError', found: 'V2' },
    );
  });
  const { user, drawer, ok, fill } = await openDrawer();
  await fill();
  await ok();
  expect(await screen.findByText('FailedToVerifyUsernameOrPwd')).toBeInTheDocument();
  await user.click(drawer.getByRole('radio', { name: /V1/ }));
  await ok();
  expect(await screen.findByText('RegistryVersionError')).toBeInTheDocument();
  expect(screen.queryByText('FailedToVerifyUsernameOrPwd')).not.toBeInTheDocument();
  await user.click(drawer.getByRole('button', { name: 'Cancel' }));
  await user.click(await screen.findByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(screen.queryByText('RegistryVersionError')).not.toBeInTheDocument());
});

test('a pasted address fills protocol, domain name and port', { tags: 'thorough' }, async () => {
  const { user, drawer } = await openDrawer();
  await user.click(drawer.getByLabelText('Domain name'));
  await user.paste('http://harbor.example.com:8080/');
  expect(drawer.getByLabelText('Domain name')).toHaveValue('harbor.example.com');
  expect(drawer.getByLabelText('Port (optional)')).toHaveValue('8080');
  expect(drawer.getByRole('radio', { name: 'http' })).toBeChecked();
});

test('the VPC id is asked for only where the registry is in a VPC', { tags: 'thorough' }, async () => {
  const { user, drawer } = await openDrawer();
  expect(drawer.queryByLabelText('VPC ID (optional)')).not.toBeInTheDocument();
  await user.click(drawer.getByRole('radio', { name: 'VPC' }));
  expect(drawer.getByLabelText('VPC ID (optional)')).toBeInTheDocument();
});

test('any speed can be typed', { tags: 'thorough' }, async () => {
  const sent = recordAdds();
  const { user, drawer, ok, fill } = await openDrawer();
  await fill();
  await user.type(drawer.getByRole('combobox', { name: 'Speed limit' }), '35');
  await user.click(await screen.findByTitle('35 per hour'));
  await ok();
  await waitFor(() => expect(sent[0]?.TransPerHour).toBe(35));
});

test('no limit is possible, warned about, and refused until it is confirmed', { tags: 'thorough' }, async () => {
  const sent = recordAdds();
  const { user, drawer, ok, fill } = await openDrawer();
  await fill();
  await user.click(drawer.getByRole('combobox', { name: 'Speed limit' }));
  await user.click(await screen.findByText('Unlimited'));
  expect(await drawer.findByText(/can affect the workloads/)).toBeInTheDocument();
  await ok();
  expect(await drawer.findByText('Confirm that the speed is not limited')).toBeInTheDocument();
  expect(drawer.getByRole('checkbox', { name: 'I understand the risk: do not limit the speed' })).toHaveFocus();
  expect(sent).toEqual([]);
  await user.keyboard(' ');
  await ok();
  await waitFor(() => expect(sent[0]?.TransPerHour).toBe(0));
});

test('unsaved input is not lost without asking', async () => {
  const { user, drawer, router } = await openDrawer();
  await user.type(drawer.getByLabelText('IP'), '203');
  await user.click(drawer.getByRole('button', { name: 'Cancel' }));
  await user.click(await screen.findByRole('button', { name: 'Keep editing' }));
  expect(drawer.getByLabelText('IP')).toHaveValue('203');
  await user.click(drawer.getByRole('button', { name: 'Cancel' }));
  await user.click(await screen.findByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(router.state.location.search).toBe(''));
});

test('an untouched form closes without a question', async () => {
  const { user, drawer, router } = await openDrawer();
  await user.click(drawer.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(router.state.location.search).toBe(''));
});
