import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { inject } from 'vitest';
import type { ActionName, RequestOf, ResponseOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import { type ErrorBody, errorBodySchema } from '#contract/failures/errors.ts';
import type { ServerDependencies } from '../buildServer.ts';
import { readConfig } from '../config.ts';
import { type RunningServer, startServer } from '../startServer.ts';
import { adminPassword } from './adminPassword.ts';

/** An answer that is an error, as the caller gets it. */
export interface Refusal {
  readonly status: number;
  readonly body: ErrorBody;
}

export interface TestServer {
  readonly url: string;
  readonly dataDir: string;
  /** Everything logged so far. */
  readonly logged: () => string;
  /** A plain request, signed in unless `cookie` says otherwise. */
  fetch(path: string, init?: RequestInit & { cookie?: string | null }): Promise<Response>;
  /** An action that must succeed. */
  call<Name extends ActionName>(name: Name, request: RequestOf<Name>, center?: Center): Promise<ResponseOf<Name>>;
  /** An action that must fail. */
  refused<Name extends ActionName>(name: Name, request: unknown, center?: Center): Promise<Refusal>;
  /** Stops the server; `start` starts another on the same data. */
  stop(): Promise<void>;
  start(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A real server with a database of its own in a temporary folder, its administrator signed in unless it is to have none. */
export async function startTestServer(
  environment: Record<string, string> = {},
  other: Partial<ServerDependencies> = {},
): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mooring-test-'));
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
  const config = readConfig({
    MOORING_PORT: '0',
    MOORING_DATA_DIR: dataDir,
    MOORING_ALLOW_LOOPBACK: '1',
    MOORING_ADMIN_PASSWORD: adminPassword,
    MOORING_LOG: 'json',
    ...environment,
  });
  const signedIn = environment.MOORING_ADMIN_PASSWORD === '' ? null : inject('signedInData');
  if (signedIn !== null) cpSync(signedIn.dataDir, dataDir, { recursive: true });
  let server: RunningServer = await startServer(config, log, other);
  const start = async () => {
    server = await startServer(config, log, other);
  };

  const request: TestServer['fetch'] = async (path, { cookie = signedIn?.cookie ?? null, headers, ...init } = {}) =>
    fetch(new URL(path, server.url), {
      ...init,
      headers: { 'content-type': 'application/json', ...(cookie === null ? {} : { cookie }), ...headers },
    });

  const post = (name: string, body: unknown, center: Center) =>
    request(`/api/${name}?center=${center}`, { method: 'POST', body: JSON.stringify(body) });

  return {
    get url() {
      return server.url;
    },
    dataDir,
    logged: () => lines.join(''),
    fetch: request,
    async call(name, parameters, center = 'cn') {
      const answer = await post(name, parameters, center);
      if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as ResponseOf<typeof name>;
    },
    async refused(name, parameters, center = 'cn') {
      const answer = await post(name, parameters, center);
      return { status: answer.status, body: errorBodySchema.parse(await answer.json()) };
    },
    stop: () => server.close(),
    start,
    async restart() {
      await server.close();
      await start();
    },
    async close() {
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
