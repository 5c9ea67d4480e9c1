import type { UserAccount } from '../../world/accounts.ts';
import { isSystemAdmin } from '../access.ts';
import { pagingHeaders, slice } from '../paging.ts';
import { isoTime } from '../time.ts';
import { accountsCreatedAt, userBody as olderUserBody } from '../v1/userBody.ts';
import { error, isAnswer, json, legacy } from './answers.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { legacyPageOf } from './pageOf.ts';

function userBody({ facts }: Call, account: UserAccount, admin: boolean): object {
  const { id, userName, realName, comment, email } = account;
  if (!facts.legacyHalf) {
    return {
      admin_role_in_auth: false,
      ...(facts.newest && comment === '' ? {} : { comment }),
      creation_time: isoTime(accountsCreatedAt),
      ...(email === '' ? {} : { email }),
      realname: realName,
      sysadmin_flag: admin,
      update_time: isoTime(accountsCreatedAt),
      user_id: id,
      username: userName,
    };
  }
  return olderUserBody(account, { sysadmin_flag: admin, admin_role_in_auth: false });
}

function currentUser(call: Call) {
  const { principal, facts } = call;
  if (principal.kind === 'user') return legacy(facts, userBody(call, principal.account, principal.admin));
  if (principal.kind === 'anonymous') return error(401, facts.legacyHalf ? 'UnAuthorize' : 'unauthorized');
  return facts.legacyHalf
    ? error(500, 'internal server error')
    : error(412, 'get current user not available for security context: robot');
}

/** The built-in admin is left out, as in Harbor. */
function listUsers(call: Call) {
  const { principal, facts, world, at } = call;
  const page = legacyPageOf(call);
  if (isAnswer(page)) return page;
  if (principal.kind === 'anonymous') return error(401, facts.legacyHalf ? 'UnAuthorized' : 'unauthorized');
  if (!isSystemAdmin(principal)) {
    return error(403, facts.legacyHalf ? 'user does not have admin role' : principal.account.userName);
  }
  const users = world.accounts
    .filter((account) => account.kind === 'user' && account.id !== 1)
    .toSorted((one, other) => (one.userName < other.userName ? -1 : 1))
    .map((account) => (account.kind === 'user' ? userBody(call, account, account.admin) : {}));
  const headers = pagingHeaders(at, page, users.length, facts.legacyHalf ? ', ' : ' , ');
  return legacy(facts, slice(users, page), headers);
}

const listed = ['repository', 'artifact'];

/** What a robot may do in a project: nothing in one that it does not cover. */
function permissions({ principal, world, at }: Call) {
  if (principal.kind === 'anonymous') return error(401, 'unauthorized');
  if (principal.kind === 'user') return json([{ action: '*', resource: '*' }]);
  const project = world.projectWithId(Number(/^\/project\/(\d+)$/.exec(at.query.get('scope') ?? '')?.[1]));
  const { canList, project: own } = principal.account;
  if (project === undefined || (own !== null && own !== project.name)) return json([]);
  if (!canList) return json([{ action: 'pull', resource: 'repository' }]);
  return json(listed.map((resource) => ({ action: 'list', resource })));
}

export const userEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/users/current', handle: currentUser },
  { method: 'GET', path: '/users/current/permissions', only: 'modern', handle: permissions },
  { method: 'GET', path: '/users', handle: listUsers },
];
