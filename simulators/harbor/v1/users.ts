import { isSystemAdmin } from '../access.ts';
import { pagingHeaders, slice } from '../paging.ts';
import { error, isAnswer, json } from './answers.ts';
import type { Call, Endpoint, PreparedAnswer } from './endpoint.ts';
import { pageOf } from './pageOf.ts';
import { userBody } from './userBody.ts';

function currentUser({ principal }: Call): PreparedAnswer {
  if (principal.kind === 'anonymous') return error(401, 'UnAuthorize', false);
  if (principal.kind === 'robot') return error(500, 'Internal Server Error', false);
  return json(userBody(principal.account, { has_admin_role: principal.admin }));
}

/** The built-in admin is left out, as in Harbor. */
function listUsers(call: Call): PreparedAnswer {
  const { principal, world, at } = call;
  if (principal.kind === 'anonymous') return error(401, 'UnAuthorize', false);
  if (!isSystemAdmin(principal)) return error(403, 'user does not have admin role');
  const page = pageOf(call);
  if (isAnswer(page)) return page;
  const users = world.accounts
    .filter((account) => account.kind === 'user')
    .filter(({ id }) => id !== 1)
    .toSorted((one, other) => (one.userName < other.userName ? -1 : 1))
    .map((account) => userBody(account, { has_admin_role: account.admin }));
  return json(slice(users, page), pagingHeaders(at, page, users.length, ', '));
}

export const userEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/users/current', handle: currentUser },
  { method: 'GET', path: '/users', handle: listUsers },
];
