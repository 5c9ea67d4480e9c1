import { afterEach, beforeEach, expect, test } from 'vitest';
import { harborRequest } from '../../../simulators/requests/harborRequest.ts';
import { httpServer, type LocalServer } from '../../connectors/testing/localServers.ts';
import { eventually } from '../../testing/eventually.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

const projects = Array.from({ length: 12 }, (_, n) => ({ name: `project-${n}`, project_id: n + 1 }));
let server: TestServer;
let harbor: LocalServer;
/** Which projects' repositories were asked for. */
let asked: Set<string>;
/** What happens at a list of repositories: the connection is cut, for this project or, from the first on, for everything. */
let cut: string | 'everything';
let logins: number;

beforeEach(async () => {
  server = await startTestServer({}, { httpLimits: { retryWaitsMs: [] } });
  asked = new Set();
  logins = 0;
  harbor = await httpServer((request, response) => {
    const path = request.url ?? '';
    const project = /projects\/([^/]+)\/repositories/.exec(path)?.[1];
    if (project !== undefined) asked.add(project);
    if (project === cut || (cut === 'everything' && asked.size > 0)) return request.socket.destroy();
    if (path.includes('/users/current')) logins += 1;
    const body = () => {
      if (path.includes('/systeminfo')) return { auth_mode: 'db_auth' };
      if (path.includes('/users/current')) return { username: 'admin', sysadmin_flag: true };
      if (path.includes('/statistics')) return { total_project_count: projects.length, total_repo_count: 0 };
      return path.includes('/projects?') ? projects : [];
    };
    const total = path.includes('/projects?') ? projects.length : 0;
    response.writeHead(200, { 'content-type': 'application/json', 'x-total-count': String(total) });
    response.end(JSON.stringify(body()));
  });
});
afterEach(async () => {
  await server.close();
  await harbor.close();
});

const row = async () => (await server.call('PageImageRegistry', {})).List[0];
const failing = () => eventually(row, (registry) => registry?.State === 'failing');

test('a registry that falls silent in the middle of its projects is away: it is asked by itself, and not for all of them', async () => {
  cut = 'everything';
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  expect((await failing())?.LastError).toMatchObject({ Code: 'NetworkConnectError' });
  // Four at once.
  expect(asked.size).toBeLessThanOrEqual(4);
});

test('a project that is met with silence where the registry answers is that project’s failure', async () => {
  cut = 'project-3';
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  expect((await failing())?.LastError).toMatchObject({ Code: 'NetworkConnectError' });
  expect(asked.size).toBe(projects.length);
  // When it was saved, before the list, for the silence, and after the list.
  expect(logins).toBeGreaterThanOrEqual(4);
});
