import type { Handler } from '../http/answer.ts';
import type { ListenOptions, RunningSimulator } from '../http/runningSimulator.ts';
import { startSimulator } from '../http/startSimulator.ts';
import type { World } from '../world/world.ts';
import { Login } from './login.ts';
import { matchPath } from './matchPath.ts';
import { htmlPage, pageNotFound, throughNginx } from './nginx.ts';
import { parseTarget, type RequestPath } from './requestPath.ts';
import { errorOf } from './v1/answers.ts';
import type { Call, Endpoint, PreparedAnswer } from './v1/endpoint.ts';
import { projectEndpoints } from './v1/projects.ts';
import { answerRegistryApi } from './v1/registryApi.ts';
import { repositoryEndpoints } from './v1/repositories.ts';
import { cookiesToSet, xsrfRefusal } from './v1/session.ts';
import { systemEndpoints } from './v1/system.ts';
import { tagEndpoints } from './v1/tags.ts';
import { userEndpoints } from './v1/users.ts';

interface HarborV1Options extends ListenOptions {
  /** Made with `kind: 'harbor-v1'`: untagged images are not listed by 1.x and would be missing. */
  readonly world: World;
  /** How long a refused login takes and locks; 1500 in a real Harbor, and here by default. */
  readonly wrongPasswordMs?: number;
}

const endpoints: readonly Endpoint[] = [
  ...systemEndpoints,
  ...userEndpoints,
  ...projectEndpoints,
  ...repositoryEndpoints,
  ...tagEndpoints,
];

function isRegistryApi({ segments: [first] }: RequestPath): boolean {
  return first === 'v2' || first === 'service';
}

function route(method: string, call: Omit<Call, 'params'>): PreparedAnswer {
  const [first, ...segments] = call.at.segments;
  if (isRegistryApi(call.at)) return { ...answerRegistryApi(method, call), prepared: true };
  for (const endpoint of first === 'api' ? endpoints : []) {
    const params = endpoint.method === method ? matchPath(endpoint.path, segments) : null;
    if (params !== null) return endpoint.handle({ ...call, params });
  }
  return { ...pageNotFound, prepared: false };
}

function createHandler({ world, wrongPasswordMs = 1500 }: HarborV1Options, url: () => string): Handler {
  const login = new Login(() => world.accounts, wrongPasswordMs);
  return async ({ method, target, headers, body }, faults) => {
    const at = parseTarget(target, { throughProxy: true, coreUnescapes: false });
    if (at === null) return { answer: htmlPage(400, '400 Bad Request'), user: null };
    const { principal, user } = await login.of(headers.authorization, faults);
    const { prepared, ...answer } =
      xsrfRefusal(method, headers) ?? route(method, { world, principal, at, headers, body, url: url() });
    const cookies = cookiesToSet(headers, prepared, isRegistryApi(at));
    return { answer: throughNginx({ ...answer, headers: { ...answer.headers, ...cookies } }), user };
  };
}

/** A Harbor 1.10 on a port of its own, as true to the recordings as its world allows. */
export function startHarborV1(options: HarborV1Options): Promise<RunningSimulator> {
  return startSimulator(options, (url) => createHandler(options, url), errorOf);
}
