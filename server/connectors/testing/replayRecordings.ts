import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export type Recorded = 'harbor-1.10.18' | 'harbor-2.0.6' | 'harbor-2.9.0' | 'harbor-2.15.2';

interface Recording {
  readonly request: { method: string; path: string; auth: string; headers: Record<string, string> };
  readonly response: { status: number; headers: Record<string, string>; body: unknown };
  readonly elapsed_ms: number;
  readonly sent: string;
  readonly body_shortened?: unknown;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly auth: string;
  readonly headers: IncomingMessage['headers'];
}

export interface Replay {
  readonly port: number;
  readonly requests: readonly SeenRequest[];
  /** Answers that stand before the recordings: what was never recorded, and faults. Undefined: ask the recordings. */
  intercept: (request: SeenRequest, nth: number) => Answer | undefined;
  close(): Promise<void>;
}

/** The password that every replayed account is given. */
export const rightPassword = 'right';

const accounts: Record<string, string> = {
  admin: 'admin',
  opsadmin: 'second-admin',
  viewer1: 'nonadmin',
  dave: 'nonmember',
  robot$scanner: 'robot',
  robot$ci: 'robot',
  robot$pullonly: 'robot-pull-only',
  robot$pullall: 'robot-pull-all',
  robot$listonly: 'robot-list-only',
  robot$partial: 'robot-one-project',
  'robot$team+ci': 'robot-project',
  'robot$team+teamrobot': 'robot-project',
};

/** When 2.15's database refused connections, which changes what others of its recordings say. */
const databaseDown = /^\d+-database-down-/;

export interface ReplayOptions {
  readonly delays?: boolean;
  readonly databaseDown?: boolean;
}

/**
 * Serves the recorded answers of a real server by method, path and kind of login. Recorded delays are
 * kept only on request: a refused password then takes its 1.5 s.
 */
export async function replayRecordings(of: Recorded, options: ReplayOptions = {}): Promise<Replay> {
  const recordings = load(of, options.databaseDown ?? false);
  const requests: SeenRequest[] = [];
  const replay = { port: 0, requests, intercept: (): Answer | undefined => undefined } as Omit<Replay, 'close'> & {
    port: number;
  };
  const server = createServer(async (incoming, outgoing) => {
    const request = seen(incoming);
    requests.push(request);
    const own = replay.intercept(request, requests.filter((other) => other.path === request.path).length);
    if (own !== undefined) return send(outgoing, own.status, own.headers ?? {}, own.body);
    const recording = find(recordings, request);
    if (recording === undefined) return send(outgoing, 599, {}, `not recorded: ${request.auth} ${request.path}`);
    if (options.delays) await delay(recording.elapsed_ms);
    send(outgoing, recording.response.status, recording.response.headers, recording.response.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  replay.port = (server.address() as AddressInfo).port;
  return Object.assign(replay, { close: () => close(server) });
}

/** The body of a recording, for tests that build an answer out of several. */
export function recordedBody(of: Recorded, fileStart: string): unknown {
  const name = readdirSync(folderOf(of)).find((file) => file.startsWith(fileStart));
  if (name === undefined) throw new Error(`no recording ${of}/${fileStart}`);
  return parse(of, name).response.body;
}

function folderOf(of: Recorded): URL {
  return new URL(`../../../simulators/recordings/${of}/`, import.meta.url);
}

function parse(of: Recorded, file: string): Recording {
  return JSON.parse(readFileSync(new URL(file, folderOf(of)), 'utf8'));
}

function load(of: Recorded, isDown: boolean): Recording[] {
  return readdirSync(folderOf(of))
    .filter((file) => file.endsWith('.json') && databaseDown.test(file) === isDown)
    .sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10))
    .map((file) => parse(of, file))
    .filter((recording) => recording.sent.startsWith('through') && recording.body_shortened === undefined);
}

function seen(incoming: IncomingMessage): SeenRequest {
  const { headers, method = '', url: path = '' } = incoming;
  return { method, path, auth: authOf(headers.authorization), headers };
}

function authOf(header: string | undefined): string {
  if (header === undefined) return 'anonymous';
  const credentials = Buffer.from(header.replace(/^Basic /, ''), 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  const user = credentials.slice(0, colon);
  const kind = accounts[user];
  if (kind === undefined) return 'unknown-user';
  if (credentials.slice(colon + 1) === rightPassword) return kind;
  return user.startsWith('robot$') ? 'robot-wrong-secret' : 'wrong-password';
}

/** The exact request first, then the same list asked for without naming its first page, or asked for one element of it. */
function find(recordings: readonly Recording[], request: SeenRequest): Recording | undefined {
  const sameLogin = recordings.filter(
    (one) => one.request.method === request.method && one.request.auth === request.auth,
  );
  const alike = (path: string) =>
    sameLogin.find((one) => withoutFirstPage(one.request.path) === withoutFirstPage(path));
  const exact = sameLogin.find((one) => one.request.path === request.path) ?? alike(request.path);
  if (exact !== undefined) return exact;
  const whole = alike(request.path.replace('page_size=1', 'page_size=100'));
  return whole && { ...whole, response: { ...whole.response, body: firstOf(whole.response.body) } };
}

function firstOf(body: unknown): unknown {
  return Array.isArray(body) ? body.slice(0, 1) : body;
}

function withoutFirstPage(path: string): string {
  const url = new URL(path, 'http://recorded.test');
  if (url.searchParams.get('page') === '1') url.searchParams.delete('page');
  if (url.searchParams.get('page_size') === '100') url.searchParams.delete('page_size');
  url.searchParams.sort();
  return url.pathname + url.search;
}

const hopByHop = new Set(['connection', 'content-length', 'transfer-encoding', 'date']);

function send(
  outgoing: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): void {
  const kept = Object.entries(headers).filter(([name]) => !hopByHop.has(name.toLowerCase()));
  const html = headers['Content-Type']?.startsWith('text/html') ?? false;
  outgoing.writeHead(status, Object.fromEntries(kept));
  outgoing.end(html ? String(body) : JSON.stringify(body));
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
