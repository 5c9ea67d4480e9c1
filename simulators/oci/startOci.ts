import { challengeOf, claimsIn, type Grant, opens, scopeIn, tokenOf } from '../distribution/bearer.ts';
import { type Dialect, json, refusal, viewOf } from '../distribution/dialect.ts';
import { plainDialect, unauthorized } from '../distribution/plainDialect.ts';
import { type Route, routeOf, scopeOf } from '../distribution/route.ts';
import { serve } from '../distribution/serve.ts';
import type { Answer, FaultView, Handler, IncomingCall } from '../http/answer.ts';
import { basicCredentials, type Credentials } from '../http/basicCredentials.ts';
import type { ListenOptions, RunningSimulator } from '../http/runningSimulator.ts';
import { startSimulator } from '../http/startSimulator.ts';
import type { UserAccount } from '../world/accounts.ts';
import type { World } from '../world/world.ts';

export interface OciOptions extends ListenOptions {
  readonly world: World;
  /**
   * Default `basic`, as with a file of passwords: whoever is in it may everything. `token`: a token service, which lets
   * administrators alone list the catalog. `none`: anybody may everything.
   */
  readonly authentication?: 'basic' | 'token' | 'none';
  /** With `token`: the URL of the service, where it is another's than the registry's own. */
  readonly tokenService?: string;
  /** Default `on`; `off` has no such path. */
  readonly catalog?: 'on' | 'off';
  /** Where it differs from distribution 2.8. */
  readonly dialect?: Partial<Dialect>;
}

const notFound: Answer = {
  status: 404,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', ...plainDialect.headers },
  body: '404 page not found\n',
};
const tokenSeconds = 300;
const service = 'registry.example.test';

interface Site {
  readonly options: OciOptions;
  readonly url: string;
}

/** Whoever signs in with a right password; null for nobody, and for a wrong one. */
function accountOf({ options }: Site, given: Credentials | null, faults: FaultView): UserAccount | null {
  if (given === null || faults.wrongPassword) return null;
  const account = options.world.accounts.find(({ userName }) => userName === given.name);
  if (account?.kind !== 'user' || account.password !== given.password) return null;
  return faults.nonAdmin ? { ...account, admin: false } : account;
}

function answerV2(site: Site, route: Route, query: URLSearchParams, call: IncomingCall, faults: FaultView): Answer {
  const { world, catalog = 'on', dialect } = site.options;
  const refused = refusalFor(site, route, call, faults);
  if (refused !== null) return refused;
  if (route.kind === 'catalog' && catalog === 'off') return notFound;
  const { method, headers } = call;
  const spoken = { ...plainDialect, ...dialect };
  return serve(route, { world, view: viewOf(world), dialect: spoken, method, query, accept: headers.accept });
}

/** Null where whoever asks is let in. */
function refusalFor(site: Site, route: Route, { headers }: IncomingCall, faults: FaultView): Answer | null {
  const { authentication = 'basic' } = site.options;
  const scope = scopeOf(route);
  if (authentication === 'none') return null;
  if (authentication === 'basic') {
    const account = accountOf(site, basicCredentials(headers.authorization), faults);
    if (account === null) return unauthorized('Basic realm="registry"', scope);
    const isDenied = faults.nonAdmin && route.kind === 'catalog';
    return isDenied ? refusal(403, 'DENIED', 'requested access to the resource is denied') : null;
  }
  const claims = claimsIn(headers.authorization, Date.now());
  if (claims !== null && opens(claims, scope)) return null;
  const realm = site.options.tokenService ?? `${site.url}/token`;
  return unauthorized(challengeOf(realm, service, scope), scope);
}

/** The service gives no token for a wrong password, and one that opens nothing to nobody. */
function answerToken(site: Site, query: URLSearchParams, { headers }: IncomingCall, faults: FaultView): Answer {
  const given = basicCredentials(headers.authorization);
  const account = accountOf(site, given, faults);
  if (given !== null && account === null) return refusal(401, 'UNAUTHORIZED', 'authentication required');
  const access = query.getAll('scope').flatMap((scope) => granted(account, scope));
  const exp = Math.floor(Date.now() / 1000) + tokenSeconds;
  return json(200, { token: tokenOf({ sub: account?.userName ?? '', exp, access }), expires_in: tokenSeconds });
}

function granted(account: UserAccount | null, text: string): Grant[] {
  const scope = scopeIn(text);
  const mayIt = account !== null && (scope?.type !== 'registry' || account.admin);
  return scope === null || !mayIt ? [] : [scope];
}

const codes: Readonly<Record<number, string>> = { 401: 'UNAUTHORIZED', 403: 'DENIED', 404: 'NAME_UNKNOWN' };

/** What the registry itself says with a status; null for those of its front proxy. */
function errorOf(status: number): Answer | null {
  const code = codes[status];
  return code === undefined ? null : refusal(status, code, 'a fault');
}

function createHandler(options: OciOptions, url: () => string): Handler {
  return async (call, faults) => {
    const site = { options, url: url() };
    const { pathname, searchParams: query } = new URL(call.target, site.url);
    const user = basicCredentials(call.headers.authorization)?.name ?? null;
    const route = routeOf(decodeURIComponent(pathname));
    if (route !== null) return { answer: answerV2(site, route, query, call, faults), user };
    const hasTokens = options.authentication === 'token' && pathname === '/token';
    return { answer: hasTokens ? answerToken(site, query, call, faults) : notFound, user };
  };
}

/** A plain registry on a port of its own, as distribution 2.8 unless its options say otherwise. */
export function startOci(options: OciOptions): Promise<RunningSimulator> {
  return startSimulator(options, (url) => createHandler(options, url), errorOf);
}
