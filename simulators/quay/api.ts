import type { Answer, IncomingCall } from '../http/answer.ts';
import { apiError, earlyAbort, json, redirectTo, webConsole } from './answers.ts';
import type { Call, Endpoint, Site } from './call.ts';
import { getManifest } from './manifests.ts';
import { currentUser, getOrganization, getUser, listUsers } from './people.ts';
import { getRepository, listRepositories } from './repositories.ts';
import { getSecurity } from './security.ts';
import { listTags } from './tags.ts';

/** Slashes at the end matter; those in a repository's name are plain. */
const endpoints: readonly (readonly [RegExp, Endpoint])[] = [
  [/^\/repository$/, listRepositories],
  [/^\/repository\/(.+)\/tag\/$/, listTags],
  [/^\/repository\/(.+)\/manifest\/(sha256:[0-9a-f]+)$/, getManifest],
  [/^\/repository\/(.+)\/manifest\/(sha256:[0-9a-f]+)\/security$/, getSecurity],
  [/^\/user\/$/, currentUser],
  [/^\/organization\/([^/]+)$/, getOrganization],
  [/^\/users\/([^/]+)$/, getUser],
  [/^\/superuser\/users\/$/, listUsers],
  // Last: its name may hold whatever the others end in.
  [/^\/repository\/(.+[^/])$/, getRepository],
];

const browsers = /Mozilla|Chrome|Safari|Firefox|Edg|Opera/;

/** What stops a request before its endpoint: a browser that does not say so, a form, or nobody where that is not allowed. */
function earlyRefusal(
  { method, headers }: IncomingCall,
  path: string,
  { site, caller }: Omit<Call, 'params'>,
): Answer | null {
  const isOpen = site.anonymousAccess || path === '/user/';
  if (caller.kind === 'anonymous' && !isOpen) return earlyAbort(401, 'Anonymous access is not allowed');
  if (method !== 'GET' && caller.kind === 'anonymous') {
    return earlyAbort(403, 'CSRF token was invalid or missing.');
  }
  const fromBrowser = browsers.test(headers['user-agent'] ?? '') && headers['x-requested-with'] !== 'XMLHttpRequest';
  if (method !== 'GET' || !fromBrowser) return null;
  return earlyAbort(400, 'API calls must be invoked with an X-Requested-With header if called from a browser');
}

/** Answers a request to `/api/v1`; `path` is what comes after it, decoded. */
export function answerApi(incoming: IncomingCall, path: string, call: Omit<Call, 'params'>): Answer {
  const refusal = earlyRefusal(incoming, path, call);
  if (refusal !== null) return refusal;
  for (const [pattern, handle] of endpoints) {
    const match = pattern.exec(path);
    if (match === null) continue;
    if (incoming.method !== 'GET') return json({ message: 'The method is not allowed for the requested URL.' }, 405);
    if (handle === getSecurity && call.site.scanner === 'off') return apiError(404, 'Not Found', call.site.url());
    return handle({ ...call, params: match.slice(1) });
  }
  return nowhere(`/api/v1${path}`, call.site);
}

/** A path that no API serves leads to itself with a slash, and there to a page of the web console. */
export function nowhere(path: string, { url }: Pick<Site, 'url'>): Answer {
  return path.endsWith('/') ? webConsole(404) : redirectTo(`${url()}${path}/`);
}
