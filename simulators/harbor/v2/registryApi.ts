import { challengeOf, claimsIn, opens } from '../../distribution/bearer.ts';
import { type Dialect, json, refusal, viewOf, withHeaders } from '../../distribution/dialect.ts';
import { plainDialect } from '../../distribution/plainDialect.ts';
import { type Route, routeOf, scopeOf } from '../../distribution/route.ts';
import { serve } from '../../distribution/serve.ts';
import type { Answer } from '../../http/answer.ts';
import { mediaTypes } from '../../world/content/mediaTypes.ts';
import { isSystemAdmin } from '../access.ts';
import { pageNotFound } from '../nginx.ts';
import { mayPull, serveToken } from '../tokenService.ts';
import type { Call } from './endpoint.ts';

const versionHeader = { 'Docker-Distribution-Api-Version': 'registry/2.0' };
const notFound = (what: string) => refusal(404, 'NOT_FOUND', `${what} not found`);

/** Harbor answers of tags, the catalog and what is missing itself, and passes the rest on to the registry behind it. */
const dialect: Dialect = {
  ...plainDialect,
  headers: {},
  rootHeaders: versionHeader,
  contentHeaders: (digest) => ({ ...plainDialect.contentHeaders(digest), ...versionHeader }),
  tagsArePaged: true,
  catalogSize(text) {
    if (text === null) return 100;
    return /^\d+$/.test(text) ? Number(text) : refusal(400, 'BAD_REQUEST', 'the N must be a positive int type');
  },
  missing: {
    repository: (name) => notFound(`repository ${name}`),
    manifest: (name, reference) => notFound(`artifact ${name}${reference.includes(':') ? '@' : ':'}${reference}`),
    blob: (digest) => withHeaders(plainDialect.missing.blob(digest), versionHeader),
  },
  notAccepted(mediaType, accept) {
    if (accept === '') return null;
    const answer = plainDialect.notAccepted(mediaType, accept);
    return typeof answer === 'object' && answer !== null ? withHeaders(answer, versionHeader) : answer;
  },
  referrers: () =>
    json(200, { schemaVersion: 2, mediaType: mediaTypes.oci.index, manifests: [] }, mediaTypes.oci.index),
};

function refused(challenge: string, message: string): Answer {
  const answer = refusal(401, 'UNAUTHORIZED', `${message}: ${message}`);
  return withHeaders(answer, { ...versionHeader, 'Www-Authenticate': challenge });
}

type RegistryCall = Omit<Call, 'params'>;

/** Null where whoever asks may do it; else the challenge: for Basic where a password was tried, and for the catalog. */
function refusalFor(route: Route, { world, principal, headers, rules, url }: RegistryCall): Answer | null {
  const scope = scopeOf(route);
  const { authorization } = headers;
  const isBasic = /^basic /i.test(authorization ?? '');
  const claims = claimsIn(authorization, Date.now());
  if (route.kind === 'catalog') {
    const isAllowed = isSystemAdmin(principal) || (claims !== null && opens(claims, scope));
    return isAllowed ? null : refused('Basic realm="harbor"', 'unauthorized to list catalog');
  }
  const isAllowed =
    claims !== null
      ? opens(claims, scope)
      : route.kind === 'root'
        ? principal.kind !== 'anonymous'
        : mayPull(world, principal, rules, route.name);
  if (isAllowed) return null;
  const challenge = isBasic ? 'Basic realm="harbor"' : challengeOf(`${url}/service/token`, 'harbor-registry', scope);
  const isNobody = scope !== null && authorization === undefined;
  return refused(challenge, isNobody ? 'authorize header needed to send HEAD to repository' : 'unauthorized');
}

/** `/v2/`, which takes passwords as well as tokens of `/service/token`. */
export function answerRegistryApi(method: string, call: RegistryCall): Answer {
  const { world, principal, at, headers, rules } = call;
  const path = `/${at.segments.join('/')}`;
  if (path === '/service/token') return serveToken(world, principal, rules, at.query);
  const route = routeOf(path);
  if (route === null) return pageNotFound;
  const served = { world, view: viewOf(world), dialect, method, query: at.query, accept: headers.accept };
  return refusalFor(route, call) ?? serve(route, served);
}
