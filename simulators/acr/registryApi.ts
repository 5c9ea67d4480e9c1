import { challengeOf, claimsIn, type Grant, opens, scopeIn, tokenOf } from '../distribution/bearer.ts';
import { json } from '../distribution/dialect.ts';
import { plainDialect, unauthorized } from '../distribution/plainDialect.ts';
import { routeOf, scopeOf } from '../distribution/route.ts';
import { serve } from '../distribution/serve.ts';
import type { Answer, IncomingCall } from '../http/answer.ts';
import { basicCredentials } from '../http/basicCredentials.ts';
import type { World } from '../world/world.ts';
import { type Place, repositoriesAt } from './places.ts';
import { isTokenService, registryAt, repositoryAt, tokenServiceDomain } from './registryHosts.ts';
import type { TemporaryLogins } from './temporaryLogins.ts';

const lifetimeSeconds = 600;

interface PullSite {
  readonly world: World;
  readonly places: readonly Place[];
  readonly logins: TemporaryLogins;
  readonly now: () => number;
  /** Scheme and port, which all hosts of this cloud share. */
  readonly url: () => string;
}

/** Answers what a Docker client asks, at the hosts of registries and of their token service; null at any other. */
export function answerPull(site: PullSite, call: IncomingCall): Answer | null {
  const { host } = call.headers;
  const { pathname, searchParams: query } = new URL(call.target, 'http://registry');
  if (isTokenService(host)) return giveToken(site, query, call.headers.authorization);
  const place = registryAt(site.places, host);
  if (place === undefined) return null;
  const route = routeOf(decodeURIComponent(pathname));
  if (route === null) return plainDialect.referrers();
  const { world, places, now } = site;
  const claims = claimsIn(call.headers.authorization, now());
  const scope = scopeOf(route);
  if (claims === null || !opens(claims, scope)) {
    const service = `registry.aliyuncs.com:${place.region}:26842${place.edition === 'enterprise' ? `:${place.id}` : ''}`;
    const { protocol, port } = new URL(site.url());
    const realm = `${protocol}//${tokenServiceDomain(place.region)}:${port}/auth`;
    return unauthorized(challengeOf(realm, service, scope), scope);
  }
  const view = {
    repositoryNamed: (name: string) => repositoryAt(world, places, place, name),
    names: () => repositoriesAt(world, places, place).map(({ fullName }) => fullName),
  };
  return serve(route, { world, view, dialect: plainDialect, method: call.method, query, accept: call.headers.accept });
}

function giveToken({ logins, now }: PullSite, query: URLSearchParams, authorization: string | undefined): Answer {
  const credentials = basicCredentials(authorization);
  if (credentials === null || !logins.opens(credentials.name, credentials.password)) {
    return json(401, { code: 'UNAUTHORIZED', details: 'invalid username or password' });
  }
  const exp = Math.floor(now() / 1000) + lifetimeSeconds;
  const access = query.getAll('scope').flatMap((scope): Grant | [] => scopeIn(scope) ?? []);
  const token = tokenOf({ iss: 'dockerauth.aliyuncs.com', aud: query.get('service') ?? '', sub: 'ram', exp, access });
  return json(200, { token, access_token: token, expires_in: lifetimeSeconds });
}
