import type { Answer, FaultView, Handled, Handler, IncomingCall } from '../http/answer.ts';
import { basicCredentials } from '../http/basicCredentials.ts';
import type { ListenOptions, RunningSimulator } from '../http/runningSimulator.ts';
import { startSimulator } from '../http/startSimulator.ts';
import type { World } from '../world/world.ts';
import { json, nginxPage, webConsole } from './answers.ts';
import { answerApi } from './api.ts';
import type { Scanner, Site } from './call.ts';
import { apiCaller } from './caller.ts';
import { LockOut } from './lockOut.ts';
import { type Rate, RateLimit } from './rateLimit.ts';
import { registryRoot, signInForToken } from './tokenEndpoint.ts';
import { Tokens } from './tokens.ts';

export interface QuayOptions extends ListenOptions {
  readonly world: World;
  /** Default `quay.example.test`: as with real ones, not what it is reached under. */
  readonly serverName?: string;
  /** Default true. */
  readonly anonymousAccess?: boolean;
  /** Default `on`; a Quay as it is installed has it off. */
  readonly scanner?: Scanner;
  /** Null: before 3.8, which has no `/config`. Default `Quay v3.17.0`. */
  readonly version?: string | null;
  /** Default `Database`. */
  readonly authentication?: 'Database' | 'OIDC';
  /** How `/api/` limits its callers; by default not at all, as a Quay that is installed. 5 and 25 where it is on. */
  readonly apiRate?: Rate;
  /** The first step of the lock-out; 500 in a real Quay, and here by default. */
  readonly lockOutMs?: number;
}

/** An organization with a token that reads all of it, as a form row has them. */
export interface OrganizationToken {
  readonly namespace: string;
  readonly authToken: string;
}

export interface RunningQuay extends RunningSimulator {
  readonly tokens: Tokens;
  /** One for every organization that the world had at the start. */
  readonly organizations: readonly OrganizationToken[];
}

function configOf(options: QuayOptions, version: string): Answer {
  return json({
    config: { AUTHENTICATION_TYPE: options.authentication ?? 'Database', SERVER_HOSTNAME: 'quay.example.test' },
    features: { SECURITY_SCANNER: options.scanner !== 'off', ANONYMOUS_ACCESS: options.anonymousAccess ?? true },
    oauth: {},
    external_login: [],
    registry_state: 'normal',
    account_recovery_mode: false,
    version_number: version,
  });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function createHandler(options: QuayOptions, tokens: Tokens, url: () => string): Handler {
  const { world, serverName = 'quay.example.test', anonymousAccess = true, scanner = 'on' } = options;
  const { version = 'Quay v3.17.0', apiRate, lockOutMs = 500 } = options;
  const site: Site = { world, tokens, serverName, anonymousAccess, scanner, url };
  const lockOut = new LockOut(lockOutMs);
  const rate = apiRate && new RateLimit(apiRate);

  function answerOutsideApi(path: string, query: URLSearchParams, incoming: IncomingCall, faults: FaultView): Answer {
    if (path === '/v2/') return registryRoot(site);
    if (path === '/v2/auth') return signInForToken(site, lockOut, incoming.headers.authorization, query, faults);
    if (path === '/v1/_ping') return { ...json(true), headers: { 'X-Docker-Registry-Version': '0.6.0' } };
    return path === '/config' && version !== null ? configOf(options, version) : webConsole;
  }

  return async (incoming, faults): Promise<Handled> => {
    const { target, headers } = incoming;
    const { pathname, searchParams: query } = new URL(target, 'http://quay');
    const path = decoded(pathname);
    if (!path.startsWith('/api/v1/')) {
      const user = basicCredentials(headers.authorization)?.name ?? null;
      return { answer: answerOutsideApi(path, query, incoming, faults), user };
    }
    const caller = apiCaller(world, tokens, headers.authorization, faults);
    if (rate?.admits(performance.now()) === false) {
      return { answer: nginxPage(429, '429 Too Many Requests'), user: caller.owner };
    }
    const answer = answerApi(incoming, path.slice('/api/v1'.length), { site, caller, query, faults });
    // The API does not keep its connections.
    return { answer: { ...answer, headers: { ...answer.headers, Connection: 'close' } }, user: caller.owner };
  };
}

/** A Quay 3.x on a port of its own, after its source and its own tests. */
export async function startQuay(options: QuayOptions): Promise<RunningQuay> {
  const tokens = new Tokens();
  const organizations = options.world.projects.map(({ name }) => ({ namespace: name, authToken: tokens.issue() }));
  const simulator = await startSimulator(options, (url) => createHandler(options, tokens, url));
  return { ...simulator, tokens, organizations };
}
