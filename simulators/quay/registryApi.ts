import { claimsIn, opens } from '../distribution/bearer.ts';
import { type Dialect, json as jsonAnswer, refusal, viewOf, withHeaders } from '../distribution/dialect.ts';
import { plainDialect } from '../distribution/plainDialect.ts';
import { type Route, routeOf, scopeOf } from '../distribution/route.ts';
import { serve } from '../distribution/serve.ts';
import type { Answer, IncomingCall } from '../http/answer.ts';
import { mediaTypes } from '../world/content/mediaTypes.ts';
import { json, nginxPage } from './answers.ts';
import type { Site } from './call.ts';
import { challenge } from './tokenEndpoint.ts';

const asQuay = (answer: Answer): Answer => withHeaders(answer, { 'Content-Type': 'application/json' });
const missing = (code: string, message: string) => () => asQuay(refusal(404, code, message, { detail: {} }));

const dialect: Dialect = {
  ...plainDialect,
  headers: {},
  listType: 'application/json',
  contentHeaders: (digest) => ({ 'Docker-Content-Digest': digest }),
  blobHeaders: { 'Cache-Control': 'max-age=31536000' },
  tagsArePaged: true,
  catalogSize: (text) => (text !== null && /^\d+$/.test(text) ? Math.min(100, Number(text)) : 50),
  nextQuery: (n, last) => `n=${n}&last=${encodeURIComponent(last)}`,
  missing: {
    repository: missing('NAME_UNKNOWN', 'repository name not known to registry'),
    manifest: missing('MANIFEST_UNKNOWN', 'manifest unknown'),
    blob: missing('BLOB_UNKNOWN', 'blob unknown to registry'),
  },
  notAccepted: () => 'schema1',
  referrers: () =>
    jsonAnswer(200, { schemaVersion: 2, mediaType: mediaTypes.oci.index, manifests: [] }, mediaTypes.oci.index),
};

/** To a password it does not even say that it is wrong: `/v2/` takes tokens of `/v2/auth` alone. */
const notBearer: Answer = {
  status: 401,
  headers: {
    'Content-Type': 'text/html; charset=utf-8',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'HEAD, OPTIONS, GET',
    'Access-Control-Max-Age': '21600',
    'Access-Control-Allow-Headers': 'Content-Type',
    Vary: 'Origin',
  },
  body: '{"error":"Invalid bearer token format"}\n',
};

/** The registry's root: one bare word, labelled HTML, with its challenge even to whoever was let in. */
function root(site: Site, status: number): Answer {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    ...challenge(site),
    'X-Sparse-Manifest-Support': 'false',
  };
  return { ...json(true, status), headers };
}

/** The distribution API. It takes no keeping of connections, but for manifests. */
export function answerRegistryApi(site: Site, path: string, query: URLSearchParams, incoming: IncomingCall): Answer {
  const route = routeOf(path);
  if (route === null) return nginxPage(404, '404 Not Found');
  const answer = answerTo(site, route, query, incoming);
  return route.kind === 'manifest' ? answer : withHeaders(answer, { Connection: 'close' });
}

function answerTo(site: Site, route: Route, query: URLSearchParams, { method, headers }: IncomingCall): Answer {
  const { world } = site;
  const { authorization, accept } = headers;
  const scope = route.kind === 'catalog' ? null : scopeOf(route);
  const isBearer = /^bearer /i.test(authorization ?? '');
  if (authorization !== undefined && !isBearer) return withHeaders(notBearer, challenge(site, scope));
  const claims = claimsIn(authorization, Date.now());
  if (route.kind === 'root') return root(site, claims === null ? 401 : 200);
  // The catalog shows nobody what is private, and says so to nobody.
  const isAllowed = route.kind === 'catalog' || (claims !== null && opens(claims, scope));
  if (!isAllowed) {
    const message = 'access to the requested resource is not authorized';
    return withHeaders(asQuay(refusal(401, 'UNAUTHORIZED', message, { detail: {} })), challenge(site, scope));
  }
  const whole = viewOf(world);
  const view = claims === null ? { ...whole, names: () => [] } : whole;
  return serve(route, { world, view, dialect, method, query, accept });
}
