import { request } from 'node:http';
import type { Recording } from './readRecordings.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed if it is JSON, else the text. */
  readonly body: unknown;
  readonly elapsedMs: number;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Sends a recording's request to a simulator with these credentials, its path untouched. */
export function sendRecorded(port: number, recording: Recording, credentials: string | undefined): Promise<Reply> {
  const { method, path, headers, body } = recording.request;
  const { Accept: accept, Cookie: cookie, Authorization: _, ...others } = headers;
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
