import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { openApiCoreClient } from '../testing/sdkClients.ts';
import { startTestServer, type TestServer } from '../testing/testServer.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

/** Does this while a transaction holds the one writer, as a long listing does. */
async function whileWriterIsHeld(work: () => Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const held = server.database.write.transaction().execute(() => promise);
  await work().finally(resolve);
  await held;
}

test('a script that only reads waits for no writer; that its key was used is written once there is time', async () => {
  const { AccessKeyId, AccessKeySecret } = await server.call('CreateAccessKey', { Name: 'ci' });
  const call = openApiCoreClient(server.url, { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret });
  await whileWriterIsHeld(async () => {
    expect(await call('PageImageRegistry')).toMatchObject({ PageInfo: { TotalCount: 0 } });
  });
  await eventually(
    () => server.call('ListAccessKeys', {}),
    ({ AccessKeys: [key] }) => key?.LastUsedAddress === '127.0.0.1',
  );
});

test('a page whose session was not used for a while waits for no writer either', async () => {
  const earlier = Date.now() - 120_000;
  await server.database.write.updateTable('sessions').set({ last_seen_at: earlier }).execute();
  await whileWriterIsHeld(async () => {
    expect((await server.call('PageImageRegistry', {})).List).toEqual([]);
  });
  await eventually(
    () => server.call('ListSessions', {}),
    ({ Sessions: [session] }) => (session?.LastSeenTime ?? 0) > earlier,
  );
});
