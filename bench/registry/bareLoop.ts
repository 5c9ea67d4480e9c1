import { Pool } from 'undici';
import { signedHeaders } from '#server/connectors/acr/signature.ts';
import { simulatorKeys } from '#simulators/acr/accessKeys.ts';
import type { RegistryProcess } from './registryProcess.ts';
import type { AskedRequest } from './registryReport.ts';

/** As many at a time as a sync asks of one registry: a password that was changed is sent four times at most, a Quay is spared. */
const callsAtOnce = { 'harbor-v1': 4, 'harbor-v2': 4, quay: 2, acr: 6, oci: 4 } as const;

/** Makes the same requests again, in their order, reads each answer as JSON and keeps nothing of it. */
export async function bareLoop(
  { kind, port }: RegistryProcess,
  requests: readonly AskedRequest[],
  atOnce: number = callsAtOnce[kind],
): Promise<void> {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: atOnce });
  const queue = requests.values();
  const worker = async () => {
    for (const asked of queue) {
      const headers = isSigned(asked) ? signed(asked) : withoutConnection(asked);
      const method = asked.method === 'POST' ? 'POST' : 'GET';
      const { body } = await pool.request({ method, path: asked.path, headers });
      // Not every answer is JSON: a Quay shows its web page where a Harbor has its API.
      const text = await body.text();
      if (/^\s*[[{]/.test(text)) JSON.parse(text);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await pool.close();
}

function withoutConnection({ headers: { connection: _own, ...headers } }: AskedRequest): AskedRequest['headers'] {
  return headers;
}

/** Container Registry's API; what it is pulled through takes tokens. */
function isSigned({ headers }: AskedRequest): boolean {
  return headers['x-acs-action'] !== undefined;
}

/** A signature counts once: it is made anew, as every client of Container Registry has to. */
function signed({ method, path, headers }: AskedRequest): Record<string, string> {
  const { pathname, searchParams } = new URL(path, 'http://registry');
  const host = headers.host ?? '';
  const call = {
    method: method === 'POST' ? ('POST' as const) : ('GET' as const),
    action: String(headers['x-acs-action']),
    version: headers['x-acs-version'] === '2016-06-07' ? ('2016-06-07' as const) : ('2018-12-01' as const),
    path: pathname,
    query: Object.fromEntries(searchParams),
  };
  return { host, ...signedHeaders(call, simulatorKeys.reader, host, Date.now()) };
}
