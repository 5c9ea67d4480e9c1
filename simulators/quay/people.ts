import type { Answer } from '../http/answer.ts';
import { apiError, json } from './answers.ts';
import type { Call } from './call.ts';
import { belongsTo, isAdminOf, userNamed } from './caller.ts';

function avatar(name: string, kind: 'user' | 'org' = 'user'): object {
  return { name, hash: '9f86d081884c7d65', color: '#1f77b4', kind };
}

/** 401 says too little: for a dead token, and for a live one without `user:read`. */
export function currentUser({ site, caller }: Call): Answer {
  if (caller.kind === 'anonymous' || !caller.scopes.has('user:read')) {
    const refusal = apiError(401, 'Requires authentication', site.url());
    return { ...refusal, body: refusal.body.replace('{', '{"session_required": false, ') };
  }
  const { userName } = caller.account;
  const organizations = site.world.projects.filter((project) => belongsTo(caller, project));
  return json({
    anonymous: false,
    username: userName,
    avatar: avatar(userName),
    // With `user:admin` there is much more, this among it.
    organizations: organizations.map(({ name }) => ({
      name,
      avatar: avatar(name, 'org'),
      can_create_repo: caller.admin && caller.scopes.has('super:user'),
      public: false,
    })),
    // Absent, and not false, for everybody else.
    ...(caller.admin && caller.scopes.has('super:user') ? { super_user: true } : {}),
  });
}

/** There for everybody: that it answers says nothing of the token. */
export function getOrganization({ site, caller, params }: Call): Answer {
  const project = site.world.projectNamed(params[0] ?? '');
  if (project === undefined) return apiError(404, 'Not Found', site.url());
  const scoped = caller.kind === 'user' && caller.scopes.has('org:admin');
  const is_admin = scoped && isAdminOf(caller);
  const is_member = scoped && belongsTo(caller, project);
  const { name } = project;
  return json({ name, email: '', avatar: avatar(name), is_admin, is_member, ...(is_member ? { teams: {} } : {}) });
}

const notFound =
  'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.';

export function getUser({ site, params }: Call): Answer {
  const account = userNamed(site.world, params[0] ?? '');
  if (account === undefined) return json({ message: notFound }, 404);
  const { userName } = account;
  return json({ anonymous: false, username: userName, avatar: avatar(userName) });
}

/** For superusers who say so. */
export function listUsers({ site, caller }: Call): Answer {
  if (caller.kind === 'anonymous') return apiError(401, 'Requires authentication', site.url());
  if (!caller.admin || !caller.scopes.has('super:user')) return apiError(403, 'Unauthorized', site.url());
  const users = site.world.accounts.filter((account) => account.kind === 'user');
  return json({
    users: users.map(({ userName, email }) => ({ kind: 'user', name: userName, username: userName, email })),
  });
}
