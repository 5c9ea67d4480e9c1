import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '../world/world.ts';
import type { Handler, IncomingCall } from './answer.ts';
import { control } from './control.ts';
import { type Fault, Faults } from './faults.ts';
import { listenHttp, listenHttps } from './listener.ts';
import type { ListenOptions, LoggedRequest, RunningSimulator, TlsIdentity } from './runningSimulator.ts';
import { type OwnError, replacedBy, sendAnswer } from './sendAnswer.ts';
import { tamperedAnswer, tamperedCall } from './tamper.ts';

/** No client of a registry's API sends more. */
const longestBody = 1_000_000;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > longestBody) throw new RangeError('the body is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function readCall(request: IncomingMessage): Promise<IncomingCall> {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { method: request.method ?? 'GET', target: request.url ?? '/', headers, body: await readBody(request) };
}

interface Site {
  readonly world: World;
  readonly faults: Faults;
  readonly requests: LoggedRequest[];
  readonly handle: Handler;
  readonly ownError: OwnError;
  readonly pace: ListenOptions['pace'];
}

async function slowDown(faults: readonly Fault[]): Promise<void> {
  for (const fault of faults) if (fault.kind === 'slow') await sleep(fault.ms);
}

async function serve(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const call = await readCall(request);
  const { method, target } = call;
  const controlled = control(method, target, call.body, site.faults, site.world);
  if (controlled !== null) {
    await sendAnswer(response, controlled, []);
    return;
  }
  const faults = site.faults.hitting(target);
  const has = (kind: Fault['kind']): boolean => faults.some((fault) => fault.kind === kind);
  const log = (user: string | null, status: number | null): void =>
    record(site.requests, { method, path: target, user, status });
  await slowDown(faults);
  if (has('hang')) {
    log(null, null);
    return;
  }
  if (faults.some((fault) => fault.kind === 'cut' && fault.afterBytes === undefined)) {
    log(null, null);
    response.destroy();
    return;
  }
  const view = {
    nonAdmin: has('nonAdmin'),
    wrongPassword: has('wrongPassword'),
    deadToken: has('deadToken'),
    staleCursor: has('staleCursor'),
  };
  const { answer, user } = await site.handle(tamperedCall(call, faults), view);
  if (site.pace !== undefined) await sleep(site.pace(answer));
  const sent = replacedBy(faults, site.ownError) ?? tamperedAnswer(answer, faults);
  log(user, sent.status);
  await sendAnswer(response, sent, faults);
}

/** An HTTPS installation answers plain HTTP with 308 and nothing else, before any login. */
function redirectTo(url: string): RequestListener {
  return (request, response) => {
    response.writeHead(308, {
      Server: 'nginx',
      'Content-Type': 'text/html',
      Location: `${url}${request.url ?? '/'}`,
    });
    response.end('<html><head><title>308 Permanent Redirect</title></head></html>\n');
  };
}

/** Starts a simulator of any kind; `handle` is made once its address is known. Rejects if the port is taken. */
export async function startSimulator(
  options: ListenOptions & { world: World },
  createHandler: (url: () => string) => Handler,
  ownError: OwnError = () => null,
): Promise<RunningSimulator> {
  const { world, tls, port = 0, host = '127.0.0.1' } = options;
  let url = '';
  const faults = new Faults();
  const requests: LoggedRequest[] = [];
  const site: Site = { world, faults, requests, handle: createHandler(() => url), ownError, pace: options.pace };
  const listener: RequestListener = (request, response) => {
    serve(site, request, response).catch(() => response.destroy());
  };
  const secure = tls === undefined ? null : await listenHttps(listener, tls, port, host);
  const main = secure ?? (await listenHttp(listener, port, host));
  url = `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${main.port}`;
  const redirect =
    tls === undefined || options.httpRedirectPort === undefined
      ? null
      : await listenHttp(redirectTo(url), options.httpRedirectPort, host);
  const close = async (): Promise<void> => {
    await Promise.all([main.close(), redirect?.close()]);
  };
  const present = (identity: TlsIdentity): void => {
    if (secure === null) throw new TypeError('This simulator speaks plain HTTP.');
    secure.present(identity);
  };
  const httpRedirectPort = redirect?.port ?? null;
  return { host, port: main.port, url, world, faults, requests, httpRedirectPort, present, close };
}

/** Long runs must not fill the memory: beyond this many the older half is dropped. */
const longestLog = 200_000;

function record(log: LoggedRequest[], request: LoggedRequest): void {
  if (log.length >= longestLog) log.splice(0, longestLog / 2);
  log.push(request);
}
