import { createHash } from 'node:crypto';
import pino from 'pino';
import type { ActionName, RequestOf, ResponseOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import { type ErrorBody, errorBodySchema } from '#contract/failures/errors.ts';
import { readConfig } from '../config.ts';
import type { Database } from '../db/database.ts';
import { sessionCookieName } from '../http/session/sessionCookies.ts';
import { type RunningServer, type StartOptions, startServer } from '../startServer.ts';
import { dataIdOf } from '../store/dataFolder.ts';
import { adminPassword, adminPasswordHash } from './adminPassword.ts';
import { giveBack, takeDatabase } from './testDatabase.ts';

/** An answer that is an error, as the caller gets it. */
interface Refusal {
  readonly status: number;
  readonly body: ErrorBody;
}

export interface TestServer {
  readonly url: string;
  readonly dataDir: string;
  /** The server's own database, until the server is stopped. */
  readonly database: Database;
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
  start(environment?: Record<string, string>): Promise<void>;
  restart(environment?: Record<string, string>): Promise<void>;
  close(): Promise<void>;
}

const unlimited = { perSecond: 1e9, burst: 1e9 };
const unbounded = { ofSession: unlimited, ofStrangers: unlimited };

const sessionToken = 'signed-in';

/** What nearly every test begins with, without the second that scrypt takes to store a password and to check it. */
async function signIn(database: Database, dataDir: string): Promise<string> {
  const { write } = database;
  const now = Date.now();
  await write
    .insertInto('users')
    .values({ name: 'admin', role: 'administrator', sees_all: 1, password_hash: adminPasswordHash, created_at: now })
    .execute();
  await write
    .insertInto('sessions')
    .values({
      token_hash: createHash('sha256').update(sessionToken).digest('hex'),
      user_name: 'admin',
      created_at: now,
      last_seen_at: now,
    })
    .execute();
  return `${sessionCookieName(await dataIdOf(database, dataDir))}=${sessionToken}`;
}

/**
 * A real server with a database of its own, its administrator signed in unless it is to have none. The database is
 * one that the file's tests use one after the other; a server that was stopped opens its own from then on.
 */
export async function startTestServer(
  environment: Record<string, string> = {},
  other: StartOptions = {},
): Promise<TestServer> {
  const taken = await takeDatabase();
  const { dataDir, database } = taken;
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
  const configOf = (changes: Record<string, string>) =>
    readConfig({
      MOORING_PORT: '0',
      MOORING_DATA_DIR: dataDir,
      MOORING_ALLOW_LOOPBACK: '1',
      MOORING_ADMIN_PASSWORD: adminPassword,
      MOORING_LOG: 'json',
      ...environment,
      ...changes,
    });
  const signedIn = environment.MOORING_ADMIN_PASSWORD === '' ? null : await signIn(database, dataDir);
  // What may pass by itself is tried again as often as ever, only without the waits.
  // Nor do tests wait for one another's calls.
  const usual = { requestRates: unbounded, ...other, httpLimits: { retryWaitsMs: [1, 1, 1], ...other.httpLimits } };
  let server: RunningServer = await startServer(configOf({}), log, { ...usual, database });
  let wasStopped = false;
  const stop = async () => {
    await server.close();
    if (!wasStopped) await database.close();
    wasStopped = true;
  };
  const start = async (changes: Record<string, string> = {}) => {
    server = await startServer(configOf(changes), log, usual);
  };

  const request: TestServer['fetch'] = async (path, { cookie = signedIn, headers, ...init } = {}) =>
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
    database,
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
    stop,
    start,
    async restart(changes) {
      await stop();
      await start(changes);
    },
    async close() {
      await server.close();
      if (!wasStopped) await giveBack(taken);
    },
  };
}
