import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What has no end: the list of projects, of a project's repositories, or of a repository's images. */
type Endless = 'projects' | 'repositories' | 'images';

export interface EndlessHarbor {
  readonly port: number;
  /** Pages of the endless list that were asked for. */
  readonly pages: () => number;
  close(): Promise<void>;
}

/** How many tags an image of the endless list has: each becomes a row. */
const tagsEach = 300;

/** A hostile Harbor 2.x, one of whose lists goes on for ever: every page is full, and new, and promises more. */
export async function startEndlessHarbor(endless: Endless): Promise<EndlessHarbor> {
  let pages = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://harbor');
    const path = url.pathname.replace('/api/v2.0', '');
    const page = Number(url.searchParams.get('page') ?? 1);
    const size = Number(url.searchParams.get('page_size') ?? 10);
    const many = (kind: Endless, make: (index: number) => unknown, length: number) => {
      const isEndless = kind === endless;
      if (isEndless) pages += 1;
      const count = isEndless ? size : Math.min(size, length);
      const rows = Array.from({ length: page === 1 || isEndless ? count : 0 }, (_, at) => make((page - 1) * size + at));
      send(response, rows, isEndless ? 1_000_000_000 : length);
    };
    if (path === '/systeminfo') send(response, { auth_mode: 'db_auth', harbor_version: 'v2.9.0' });
    else if (path === '/users/current') send(response, { username: 'admin', sysadmin_flag: true });
    else if (path === '/statistics') send(response, { total_project_count: 1, total_repo_count: 1 });
    else if (path === '/projects') many('projects', project, 1);
    else if (path.endsWith('/repositories')) many('repositories', repository, 6);
    else if (path.endsWith('/artifacts')) many('images', artifact, 1);
    else send(response, {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    pages: () => pages,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function project(index: number) {
  return { name: `project-${index}`, project_id: index + 1, metadata: { public: 'false', note: 'x'.repeat(500) } };
}

function repository(index: number) {
  return { name: `project-0/repository-${index}`, artifact_count: 1, description: 'x'.repeat(500) };
}

function artifact(index: number) {
  const digest = `sha256:${createHash('sha256').update(String(index)).digest('hex')}`;
  const tags = Array.from({ length: tagsEach }, (_, at) => ({
    name: `${index}-${at}`,
    push_time: '2026-01-01T00:00:00Z',
  }));
  return { digest, type: 'IMAGE', size: 1, push_time: '2026-01-01T00:00:00Z', extra_attrs: { os: 'linux' }, tags };
}

function send(response: ServerResponse, body: unknown, total = 0): void {
  response.writeHead(200, { 'content-type': 'application/json', 'x-total-count': String(total) });
  response.end(JSON.stringify(body));
}
