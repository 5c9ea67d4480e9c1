import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openAcr, recordSaves } from '../../../../testing/drawers/acrDrawer.ts';
import { prepareWholePage } from '../../../../testing/wholePage.ts';

prepareWholePage();

test('an empty form names what it needs, and nothing is sent', async () => {
  const { drawer, ok } = await openAcr('drawer=acr');
  await ok();
  expect(await drawer.findAllByText('Required')).toHaveLength(3);
  expect(drawer.getByLabelText('AccessKey ID')).toHaveFocus();
});

test('a key and its regions are connected, and the drawer closes', async () => {
  const { enter, choose, ok, world, router } = await openAcr('drawer=acr');
  await enter('AccessKey ID', 'new-key');
  await enter('AccessKey secret', 'secret');
  await choose('US (Virginia) · us-east-1');
  await ok();
  await waitFor(() => expect(router.state.location.search).toBe(''));
  expect(world.registries.intl.map(({ row }) => row.RegionId)).toEqual([
    'ap-southeast-1',
    'ap-northeast-1',
    'us-east-1',
  ]);
});

test.each([
  ['an unknown key', { id: 'unknown', secret: 'secret' }, 'AccessKey ID', /AccessKey ID does not exist/],
  ['a wrong secret', { id: 'new-key', secret: 'wrong' }, 'AccessKey secret', /does not match/],
  ['a missing right', { id: 'narrow', secret: 'secret' }, 'AccessKey ID', /AliyunContainerRegistryReadOnlyAccess/],
])('%s is said on its field, with what to do', { tags: 'thorough' }, async (_what, { id, secret }, field, advice) => {
  const { drawer, enter, choose, ok } = await openAcr('drawer=acr');
  await enter('AccessKey ID', id);
  await enter('AccessKey secret', secret);
  await choose('US (Virginia) · us-east-1');
  await ok();
  await waitFor(() => expect(drawer.getByLabelText(field)).toBeInvalid());
  expect(drawer.getByLabelText(field)).toHaveFocus();
  expect(await screen.findByRole('alert')).toHaveTextContent(advice);
});

test('a region that is connected already cannot be chosen again', async () => {
  const { drawer, user } = await openAcr('drawer=acr');
  await user.click(drawer.getByRole('combobox', { name: 'Regions' }));
  const taken = await screen.findByTitle('Singapore · ap-southeast-1 · connected');
  expect(taken).toHaveClass('ant-select-item-option-disabled');
});

test('a connected key takes more regions without its secret', { tags: 'thorough' }, async () => {
  const { enter, choose, ok, click } = await openAcr('drawer=acr');
  const sent = recordSaves();
  await enter('AccessKey ID', 'old-key');
  await click('AccessKey secret: keep current');
  await choose('US (Virginia) · us-east-1');
  await ok();
  await waitFor(() =>
    expect(sent.adds).toEqual([{ AccessKeyId: 'old-key', RegionIds: ['us-east-1'], TransPerHour: 10 }]),
  );
});

test('the secret of a connected key goes through no other forwarding server', { tags: 'thorough' }, async () => {
  const { user, drawer, enter, click } = await openAcr('drawer=acr');
  await enter('AccessKey ID', 'old-key');
  await click('AccessKey secret: keep current');
  await user.click(drawer.getByText('Server without direct access to the cloud'));
  await enter(/^IP/, '192.0.2.7');
  expect(await drawer.findByText(/^Changed: IP\./)).toBeInTheDocument();
  expect(drawer.getByLabelText('AccessKey secret')).toHaveValue('');
  await enter(/^IP/, '');
  expect(await drawer.findByText('Set 40 days ago')).toBeInTheDocument();
});

test('a forwarding server goes along only where one is given', { tags: 'thorough' }, async () => {
  const { user, drawer, enter, choose, ok } = await openAcr('drawer=acr');
  const sent = recordSaves();
  await enter('AccessKey ID', 'new-key');
  await enter('AccessKey secret', 'secret');
  await choose('US (Virginia) · us-east-1');
  await user.click(drawer.getByText('Server without direct access to the cloud'));
  await enter(/^IP/, '192.0.2.7');
  await enter(/^Port/, '8443');
  await ok();
  await waitFor(() => expect(sent.adds).toMatchObject([{ EndpointIp: '192.0.2.7', Port: 8443, ProtocolType: 2 }]));
});

test('editing keeps the secret, says how old it is, and sends only the speed', { tags: 'thorough' }, async () => {
  const { drawer, user, ok, router } = await openAcr('drawer=acr&registry=7');
  const sent = recordSaves();
  expect(drawer.getByText('Set 40 days ago')).toBeInTheDocument();
  expect(drawer.getByText('ap-southeast-1 · ap-northeast-1')).toBeInTheDocument();
  await user.click(drawer.getByRole('combobox', { name: 'Speed limit' }));
  await user.click(await screen.findByTitle('50 per hour'));
  await ok();
  await waitFor(() => expect(router.state.location.search).toBe(''));
  expect(sent).toEqual({ adds: [], keys: [], changes: [{ Id: 7, TransPerHour: 50 }] });
});

test('another key must come with its own secret, and takes the place of the old one', {
  tags: 'thorough',
}, async () => {
  const { drawer, enter, ok } = await openAcr('drawer=acr&registry=7');
  const sent = recordSaves();
  await enter('AccessKey ID', 'fresh-key');
  await ok();
  expect(await drawer.findByText('Required')).toBeInTheDocument();
  await enter('AccessKey secret', 'fresh');
  await ok();
  await waitFor(() =>
    expect(sent.keys).toEqual([{ AccessKeyId: 'old-key', NewAccessKeyId: 'fresh-key', AccessKeySecret: 'fresh' }]),
  );
});

test('leaving with a typed key asks first', { tags: 'thorough' }, async () => {
  const { enter, click, router } = await openAcr('drawer=acr');
  await enter('AccessKey ID', 'new-key');
  await click('Cancel');
  expect(await screen.findByText('Discard unsaved changes?')).toBeInTheDocument();
  expect(router.state.location.search).toBe('?drawer=acr');
});
