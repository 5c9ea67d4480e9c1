import { expect, test } from 'vitest';
import { harborConnector } from '../harbor/connector.ts';
import { collectRepositories } from '../testing/collected.ts';
import { httpServer } from '../testing/localServers.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';

test('a name that is not found for a moment is a failure of the part that was asked for in it, and of no other', async () => {
  let isLost = false;
  let lookUps = 0;
  /** Resolves once the lost part has been tried so often that it is given up. */
  const givenUp = Promise.withResolvers<void>();
  const lookUp = async () => {
    if (!isLost) return ['127.0.0.1'];
    lookUps += 1;
    if (lookUps >= 4) givenUp.resolve();
    throw new Error('ENOTFOUND');
  };
  const server = await httpServer(async (request, response) => {
    const path = request.url ?? '';
    const send = (body: unknown) =>
      response
        .writeHead(200, { 'content-type': 'application/json', 'x-total-count': '2', connection: 'close' })
        .end(JSON.stringify(body));
    if (path.includes('/users/current')) return send({ username: 'admin', sysadmin_flag: true });
    if (path.includes('/statistics')) return send({ total_project_count: 2, total_repo_count: 2 });
    if (path.includes('/lost/repositories')) {
      isLost = true;
      return request.socket.destroy();
    }
    if (path.includes('/found/repositories')) {
      await givenUp.promise;
      isLost = false;
      return send([{ name: 'found/a' }, { name: 'found/b' }]);
    }
    send([
      { name: 'found', project_id: 1 },
      { name: 'lost', project_id: 2 },
    ]);
  });
  const target = localTarget(server.port, { hostIp: '' });
  const { parts, repositories } = await collectRepositories(harborConnector(testHttp({ lookUp })), target);
  expect(parts.map(({ part, failure }) => [part, failure])).toEqual([
    ['lost', { code: 'NetworkConnectError', reason: 'nameNotResolved', passed: null }],
    ['found', undefined],
  ]);
  expect(repositories.map(({ name }) => name)).toEqual(['a', 'b']);
  await server.close();
});
