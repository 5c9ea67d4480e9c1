import { challengeOf, claimsIn, opens } from '../../distribution/bearer.ts';
import { viewOf } from '../../distribution/dialect.ts';
import { plainDialect, unauthorized } from '../../distribution/plainDialect.ts';
import { routeOf, scopeOf } from '../../distribution/route.ts';
import { serve } from '../../distribution/serve.ts';
import type { Answer } from '../../http/answer.ts';
import { pageNotFound } from '../nginx.ts';
import { serveToken } from '../tokenService.ts';
import { type Call, rules } from './endpoint.ts';

/** `/v2/` takes tokens of its own service alone: to a password it says what it says to nobody. */
export function answerRegistryApi(
  method: string,
  { world, principal, at, headers, url }: Omit<Call, 'params'>,
): Answer {
  const path = `/${at.segments.join('/')}`;
  if (path === '/service/token') return serveToken(world, principal, rules, at.query);
  const route = routeOf(path);
  if (route === null) return pageNotFound;
  const scope = scopeOf(route);
  const claims = claimsIn(headers.authorization, Date.now());
  if (claims === null || !opens(claims, scope)) {
    const challenge = challengeOf(`${url}/service/token`, 'harbor-registry', scope);
    const error = claims === null ? '' : ',error="insufficient_scope"';
    return unauthorized(`${challenge}${error}`, scope);
  }
  const served = { world, view: viewOf(world), dialect: plainDialect, method, query: at.query, accept: headers.accept };
  return serve(route, served);
}
