import { httpServer, type LocalServer } from './localServers.ts';

export interface ScriptedQuay extends LocalServer {
  /** The paths asked for in `/api/v1`, in order. */
  readonly asked: string[];
}

/**
 * A Quay that signs anybody in as administrator and whose API answers what the test says: a body of
 * JSON, or undefined for 404. For answers that no world of the simulator gives.
 */
export async function scriptedQuay(answer: (path: string) => unknown): Promise<ScriptedQuay> {
  const asked: string[] = [];
  const claims = Buffer.from(JSON.stringify({ access: [{ actions: ['pull'] }] })).toString('base64url');
  const server = await httpServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/v2/') {
      response.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="http://quay/v2/auth",service="quay"' }).end('true');
      return;
    }
    if (path.startsWith('/v2/auth')) {
      response.end(JSON.stringify({ token: `x.${claims}.x` }));
      return;
    }
    const inApi = path.replace('/api/v1', '');
    if (inApi !== path) asked.push(inApi);
    const body = inApi === path ? undefined : answer(inApi);
    response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': 'text/html' });
    response.end(JSON.stringify(body ?? { error_type: 'not_found', status: 404 }));
  });
  return { ...server, asked };
}
