import { request } from 'node:http';
import { recordedPassword } from './recordedWorld.ts';
import type { Recording } from './recordings.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed if it is JSON, else the text. */
  readonly body: unknown;
  readonly elapsedMs: number;
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function authorization({ auth, user, headers }: Recording['request']): string | undefined {
  if (auth === 'malformed') return headers.Authorization?.startsWith('Bearer') ? 'Bearer not.a.token' : 'Basic ?';
  if (user === undefined) return undefined;
  if (auth === 'wrong-password' || auth === 'robot-wrong-secret') return basic(user, 'certainly-wrong');
  return basic(user, auth === 'empty-password' ? '' : recordedPassword(user));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Sends a recording's request to a simulator, its path untouched. */
export function replay(port: number, recording: Recording): Promise<Reply> {
  const { method, path, headers, body } = recording.request;
  const { Accept: accept, Cookie: cookie, Authorization: _, ...others } = headers;
  const credentials = authorization(recording.request);
  const sent = {
    ...others,
    ...(accept === undefined ? {} : { accept }),
    ...(cookie === undefined ? {} : { cookie }),
    ...(credentials === undefined ? {} : { authorization: credentials }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method, path, headers: sent, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const elapsedMs = performance.now() - started;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parsed(text), elapsedMs });
      });
    });
    call.on('error', reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
