import { afterEach, beforeEach, expect, test } from 'vitest';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { httpServer, type LocalServer } from '../../connectors/testing/localServers.ts';
import { eventually } from '../../testing/eventually.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

/** On two pages. */
const projects = Array.from({ length: 112 }, (_, n) => ({ name: `project-${n}`, project_id: n + 1 }));
const pageSize = 100;
let server: TestServer;
let harbor: LocalServer;
/** Which projects' repositories were asked for. */
let asked: Set<string>;
/** Where the connection is cut: at one project's list of repositories or, from the first of these on, at everything. */
let cut: string | 'everything' | null;
/** Which page of the projects fails. */
let failingPage: number | null;
let logins: number;

beforeEach(async () => {
  server = await startTestServer({}, { httpLimits: { retryWaitsMs: [] } });
  asked = new Set();
  logins = 0;
  cut = null;
  failingPage = null;
  harbor = await httpServer((request, response) => {
    const path = request.url ?? '';
    const project = /projects\/([^/]+)\/repositories/.exec(path)?.[1];
    if (project !== undefined) asked.add(project);
    if (project === cut || (cut === 'everything' && asked.size > 0)) return request.socket.destroy();
    if (path.includes('/users/current')) logins += 1;
    const page = Number(/projects\?page=(\d+)/.exec(path)?.[1] ?? 0);
    if (page > 0 && page === failingPage) {
      return response.writeHead(500).end('{"errors":[{"code":"UNKNOWN","message":"internal server error"}]}');
    }
    const body = () => {
      if (path.includes('/systeminfo')) return { auth_mode: 'db_auth' };
      if (path.includes('/users/current')) return { username: 'admin', sysadmin_flag: true };
      if (path.includes('/statistics')) return { total_project_count: projects.length, total_repo_count: 0 };
      return projects.slice(page === 0 ? projects.length : (page - 1) * pageSize, page * pageSize);
    };
    const total = page > 0 ? projects.length : 0;
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
  // As many as are read at once.
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

test('a page of the projects that fails leaves those of the others read, says so, and is tried again soon', async () => {
  failingPage = 2;
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  const registry = await failing();
  expect(registry).toMatchObject({ Complete: false, LastError: { Code: 'RegistryFailure' } });
  expect((registry?.NextSyncTime ?? Number.POSITIVE_INFINITY) - Date.now()).toBeLessThan(5 * 60_000);
  expect(asked.size).toBe(pageSize);

  failingPage = null;
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  await eventually(row, (now) => now?.State === 'verified' && now.Complete);
  expect(asked.size).toBe(projects.length);
});
