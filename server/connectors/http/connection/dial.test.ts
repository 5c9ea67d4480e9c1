import { expect, test } from 'vitest';
import { type LocalServer, tcpServer } from '../../testing/localServers.ts';
import { localTarget } from '../../testing/target.ts';
import { dial } from './dial.ts';
import { trustFor } from './trustStore.ts';

const options = { allowLoopback: true, connectTimeoutMs: 500, trust: () => trustFor(null), onPassed: () => {} };

test('nobody is dialled for a session that has ended already', async () => {
  let connections = 0;
  const server: LocalServer = await tcpServer(() => {
    connections += 1;
  });
  const ended = AbortSignal.abort(new Error('The session was closed.'));
  await expect(dial(localTarget(server.port), options, ended)).rejects.toThrow('The session was closed.');
  await server.close();
  expect(connections).toBe(0);
});
