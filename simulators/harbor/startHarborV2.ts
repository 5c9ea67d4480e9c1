import { randomUUID } from 'node:crypto';
import type { Answer, Handler } from '../http/answer.ts';
import type { ListenOptions, RunningSimulator } from '../http/runningSimulator.ts';
import { startSimulator } from '../http/startSimulator.ts';
import type { World } from '../world/world.ts';
import { Login, type LoginResult } from './login.ts';
import { htmlPage, pageNotFound, throughNginx } from './nginx.ts';
import { parseTarget } from './requestPath.ts';
import { isReading } from './session.ts';
import { error, errorOf, readOnlyRefusal } from './v2/answers.ts';
import { csrfRefusal, sessionHeaders } from './v2/csrf.ts';
import type { Call } from './v2/endpoint.ts';
import { type Flavour, flavourFacts } from './v2/flavour.ts';
import { answerRegistryApi } from './v2/registryApi.ts';
import { route } from './v2/routes.ts';

export interface HarborV2Options extends ListenOptions {
  readonly world: World;
  /** Default 2.9.0. */
  readonly flavour?: Flavour;
  /** How long a refused login takes and locks; 1500 in a real Harbor, and here by default. */
  readonly wrongPasswordMs?: number;
  /** False: as if straight at the core service, without the front proxy. Default true. */
  readonly throughProxy?: boolean;
}

const apiVersion: Answer = {
  status: 200,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body: '{"version":"v2.0"}\n',
};

const nobody: LoginResult = { principal: { kind: 'anonymous' }, user: null };

/** Straight at the core service there is no nginx to name; only the older core names itself. */
function asCore(answer: Answer, server: string | null): Answer {
  return server === null ? answer : { ...answer, headers: { ...answer.headers, Server: server } };
}

function answerFor(flavour: Flavour, method: string, call: Omit<Call, 'params'>): Answer {
  const [first, second, ...rest] = call.at.segments;
  if (first === 'v2' || first === 'service') return answerRegistryApi(method, call);
  if (first !== 'api') return pageNotFound;
  if (second === 'version' && rest.length === 0) return apiVersion;
  return second === 'v2.0' ? route(flavour, method, rest, call) : pageNotFound;
}

function createHandler(options: HarborV2Options, url: () => string): Handler {
  const { world, flavour = '2.9.0', wrongPasswordMs = 1500, throughProxy = true } = options;
  const facts = flavourFacts[flavour];
  const rules = { robotsCanList: !facts.legacyHalf };
  const login = new Login(() => world.accounts, wrongPasswordMs);
  return async ({ method, target, headers, body }, faults) => {
    const at = parseTarget(target, { throughProxy, coreUnescapes: true });
    if (at === null) return { answer: htmlPage(400, '400 Bad Request'), user: null };
    const isClosed = world.readOnly && !isReading(method);
    const refusal = isClosed ? readOnlyRefusal : csrfRefusal(method, headers, facts);
    // Without the database nobody is known, and the right password is refused as fast as a wrong one.
    const { principal, user } = world.databaseIsDown ? nobody : await login.of(headers.authorization, faults);
    const call = { world, facts, rules, principal, at, headers, body, url: url() };
    const isStored = world.databaseIsDown && at.segments[2] === 'projects';
    const answer = refusal ?? (isStored ? error(500, 'internal server error') : answerFor(flavour, method, call));
    const session = isClosed ? {} : sessionHeaders(headers, facts, refusal !== null);
    const whole = { ...answer, headers: { ...answer.headers, ...session, 'X-Request-Id': randomUUID() } };
    return { answer: throughProxy ? throughNginx(whole) : asCore(whole, facts.coreServer), user };
  };
}

/** A Harbor 2.x on a port of its own, as true to the recordings as its world allows. */
export function startHarborV2(options: HarborV2Options): Promise<RunningSimulator> {
  return startSimulator(options, (url) => createHandler(options, url), errorOf);
}
