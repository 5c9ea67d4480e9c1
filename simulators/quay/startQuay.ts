import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Answer, FaultView, Handled, Handler, IncomingCall } from '../http/answer.ts';
import { basicCredentials } from '../http/basicCredentials.ts';
import type { ListenOptions, RunningSimulator } from '../http/runningSimulator.ts';
import { startSimulator } from '../http/startSimulator.ts';
import type { World } from '../world/world.ts';
import { errorOf, json, nginxPage } from './answers.ts';
import { answerApi, nowhere } from './api.ts';
import type { Scanner, Site } from './call.ts';
import { apiCaller, userNamed } from './caller.ts';
import { LockOut } from './lockOut.ts';
import { type Rate, RateLimit } from './rateLimit.ts';
import { answerRegistryApi } from './registryApi.ts';
import { signInForToken } from './tokenEndpoint.ts';
import { Tokens } from './tokens.ts';

export interface QuayOptions extends ListenOptions {
  readonly world: World;
  /** Default `quay.example.test`: as with real ones, not what it is reached under. */
  readonly serverName?: string;
  /** Default true. */
  readonly anonymousAccess?: boolean;
  /** Default `on`; a Quay as it is installed has it off. */
  readonly scanner?: Scanner;
  /** Null: before 3.8, which has no `/config`. Default `Quay v3.18.0`. */
  readonly version?: string | null;
  /** Default `Database`. */
  readonly authentication?: 'Database' | 'OIDC';
  /** How `/api/` limits its callers; by default not at all, as a Quay that is installed. 5 and 25 where it is on. */
  readonly apiRate?: Rate;
  /** The first step of the lock-out; 500 in a real Quay, and here by default. */
  readonly lockOutMs?: number;
  /** How long it takes to compare a secret that it knows, whichever way it comes (bcrypt): 300 in a real Quay, here 0 by default. */
  readonly secretMs?: number;
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
  readonly load: Load;
}

/** How many calls with a secret are under way, and how many have been at most. */
interface Load {
  now: number;
  most: number;
}

/** The configuration of the real one, with what this one has otherwise. */
function configOf(options: QuayOptions, version: string): Answer {
  const { authentication = 'Database', serverName = defaultServerName, scanner, anonymousAccess = true } = options;
  const { config, features, ...others } = recordedConfig();
  return json({
    ...others,
    config: { ...config, AUTHENTICATION_TYPE: authentication, SERVER_HOSTNAME: serverName },
    features: { ...features, SECURITY_SCANNER: scanner !== 'off', ANONYMOUS_ACCESS: anonymousAccess },
    version_number: version,
  });
}

const defaultServerName = 'quay.example.test';

/** Answered by the front proxy itself. */
const ping: Answer = {
  status: 200,
  headers: {
    'Content-Type': 'text/plain',
    'X-Docker-Registry-Version': '0.6.0',
    'X-Docker-Registry-Standalone': '0',
  },
  body: 'true',
};

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function createHandler(options: QuayOptions, tokens: Tokens, load: Load, url: () => string): Handler {
  const { world, serverName = defaultServerName, anonymousAccess = true, scanner = 'on' } = options;
  const { version = 'Quay v3.18.0', apiRate, lockOutMs = 500, secretMs = 0 } = options;
  const site: Site = { world, tokens, serverName, anonymousAccess, scanner, url };
  const lockOut = new LockOut(lockOutMs);
  const rate = apiRate && new RateLimit(apiRate);

  function answerOutsideApi(path: string, query: URLSearchParams, incoming: IncomingCall, faults: FaultView): Answer {
    if (path === '/v2/auth') return signInForToken(site, lockOut, incoming.headers.authorization, query, faults);
    if (path.startsWith('/v2/')) return answerRegistryApi(site, path, query, incoming);
    if (path === '/v1/_ping') return ping;
    if (path === '/config' && version !== null) return configOf(options, version);
    return path.startsWith('/api/') ? nowhere(path, site) : nginxPage(404, '404 Not Found');
  }

  const answer = async (incoming: IncomingCall, faults: FaultView): Promise<Handled> => {
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
    const answered = answerApi(incoming, path.slice('/api/v1'.length), { site, caller, query, faults });
    // The API does not keep its connections.
    return { answer: { ...answered, headers: { ...answered.headers, Connection: 'close' } }, user: caller.owner };
  };

  return async (incoming, faults) => {
    const { authorization } = incoming.headers;
    if (authorization === undefined) return answer(incoming, faults);
    load.now += 1;
    load.most = Math.max(load.most, load.now);
    try {
      if (secretMs > 0 && isKnown(site, authorization)) await sleep(secretMs);
      return await answer(incoming, faults);
    } finally {
      load.now -= 1;
    }
  };
}

/** Whether there is a secret to compare with: what nobody has is refused without one. */
function isKnown({ world, tokens }: Site, authorization: string): boolean {
  const credentials = basicCredentials(authorization);
  if (credentials === null) return tokens.find(authorization.split(' ')[1] ?? '') !== undefined;
  const { name, password } = credentials;
  return name === '$oauthtoken' ? tokens.find(password) !== undefined : userNamed(world, name) !== undefined;
}

/** A Quay 3.x on a port of its own, after its source and its own tests. */
export async function startQuay(options: QuayOptions): Promise<RunningQuay> {
  const tokens = new Tokens();
  const organizations = options.world.projects.map(({ name }) => ({ namespace: name, authToken: tokens.issue() }));
  const load = { now: 0, most: 0 };
  const simulator = await startSimulator(options, (url) => createHandler(options, tokens, load, url), errorOf);
  return { ...simulator, tokens, organizations, load };
}

const recording = new URL('../recordings/quay-3.18.0/133-config-scanner-on.json', import.meta.url);
const settings = z.record(z.string(), z.unknown());
const recordingSchema = z.object({
  response: z.object({ body: z.looseObject({ config: settings, features: settings }) }),
});

/** What the recorded Quay says at `/config`. */
function recordedConfig() {
  return recordingSchema.parse(JSON.parse(readFileSync(recording, 'utf8'))).response.body;
}
