import { expect, test } from 'vitest';
import { startTestServer } from '../../testing/testServer.ts';

test('a change that names nothing leaves the key as it is, and one of an unknown key is refused', async () => {
  const server = await startTestServer();
  const { AccessKeyId } = await server.call('CreateAccessKey', { Name: 'ci', ReadOnly: true });
  const before = (await server.call('ListAccessKeys', {})).AccessKeys;
  await server.call('ModifyAccessKey', { AccessKeyId });
  expect((await server.call('ListAccessKeys', {})).AccessKeys).toEqual(before);
  expect((await server.refused('ModifyAccessKey', { AccessKeyId: 'MRNGnone' })).body.Code).toBe('NotFound');
  await server.close();
});
