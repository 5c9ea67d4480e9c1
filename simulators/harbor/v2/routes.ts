import type { Answer } from '../../http/answer.ts';
import { matchPath } from '../matchPath.ts';
import { error, notFoundPath } from './answers.ts';
import { artifactEndpoints } from './artifacts.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { type Flavour, flavourFacts } from './flavour.ts';
import { projectEndpoints } from './projects.ts';
import { repositoryEndpoints } from './repositories.ts';
import { searchEndpoints } from './search.ts';
import { systemEndpoints } from './system.ts';
import { userEndpoints } from './users.ts';

const endpoints: readonly Endpoint[] = [
  ...systemEndpoints,
  ...userEndpoints,
  ...projectEndpoints,
  ...repositoryEndpoints,
  ...artifactEndpoints,
  ...searchEndpoints,
];

function accepts(accept: string | undefined, produced: string): boolean {
  if (accept === undefined || accept === '') return true;
  const family = `${produced.split('/')[0]}/*`;
  return accept.split(',').some((range) => ['*/*', family, produced].includes(range.split(';')[0]?.trim() ?? ''));
}

/** Whoever came after 2.0 refuses what it cannot write, before it looks at anything else. */
function unacceptable(flavour: Flavour, endpoint: Endpoint, accept: string | undefined): Answer | null {
  if (flavour === '2.0.6' || (flavour === '2.15.2' && accept?.includes('json'))) return null;
  const produced = endpoint.produces ?? 'application/json';
  if (accepts(accept, produced)) return null;
  const reason = `unsupported media type requested, only [${produced}] are available`;
  return error(422, `validation failure list:\n${reason}`, { 'WWW-Authenticate': 'Basic realm="API"' });
}

/** Answers a request below /api/v2.0; `segments` are those after it. */
export function route(
  flavour: Flavour,
  method: string,
  segments: readonly string[],
  call: Omit<Call, 'params'>,
): Answer {
  const here = endpoints
    .filter(({ only }) => only === undefined || (only === 'legacy') === flavourFacts[flavour].legacyHalf)
    .flatMap((endpoint) => {
      const params = matchPath(endpoint.path, segments);
      return params === null ? [] : [{ endpoint, params }];
    });
  if (here.length === 0) return notFoundPath(call.at.path);
  const found = here.find(({ endpoint }) => endpoint.method === method);
  if (found === undefined) {
    if (flavour === '2.0.6') return notFoundPath(call.at.path);
    const allowed = here.map(({ endpoint }) => endpoint.method).join(',');
    return error(405, `method ${method} is not allowed, but [${allowed}] are`);
  }
  const refusal = unacceptable(flavour, found.endpoint, call.headers.accept);
  return refusal ?? found.endpoint.handle({ ...call, params: found.params });
}
