import { type Grant, scopeIn, tokenOf } from '../distribution/bearer.ts';
import { json } from '../distribution/dialect.ts';
import type { Answer } from '../http/answer.ts';
import type { World } from '../world/world.ts';
import { type AccessRules, isSystemAdmin, mayRead } from './access.ts';
import type { Principal } from './login.ts';

const lifetimeSeconds = 1800;

/**
 * `/service/token`: whoever asks gets a token with 200, whatever the password. To nobody, and to a wrong password, it opens
 * nothing.
 */
export function serveToken(world: World, principal: Principal, rules: AccessRules, query: URLSearchParams): Answer {
  const issuedAt = new Date();
  const sub = principal.kind === 'anonymous' ? '' : principal.account.userName;
  const access = query.getAll('scope').flatMap((scope) => granted(world, principal, rules, scope) ?? []);
  const exp = Math.floor(issuedAt.getTime() / 1000) + lifetimeSeconds;
  return json(200, {
    token: tokenOf({ iss: 'harbor-token-issuer', aud: query.get('service') ?? '', sub, exp, access }),
    access_token: '',
    expires_in: lifetimeSeconds,
    issued_at: `${issuedAt.toISOString().slice(0, 19)}Z`,
  });
}

/** Rights go by project: of a repository that does not exist they are those that it would have. */
function granted(world: World, principal: Principal, rules: AccessRules, text: string): Grant | null {
  const scope = scopeIn(text);
  if (scope === null) return null;
  if (scope.type === 'registry') return { ...scope, actions: isSystemAdmin(principal) ? ['*'] : [] };
  return { ...scope, actions: mayPull(world, principal, rules, scope.name) ? ['pull'] : [] };
}

/** A robot that may list nothing may pull all the same. */
export function mayPull(world: World, principal: Principal, rules: AccessRules, name: string): boolean {
  const project = world.projectNamed(name.split('/', 1)[0] ?? '');
  if (project === undefined) return isSystemAdmin(principal);
  if (principal.kind !== 'robot') return mayRead(principal, project, rules);
  const { project: own } = principal.account;
  return project.public || own === null || own === project.name;
}
