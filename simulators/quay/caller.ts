import type { FaultView } from '../http/answer.ts';
import type { UserAccount } from '../world/accounts.ts';
import type { Project } from '../world/model.ts';
import type { Repository } from '../world/repository.ts';
import type { World } from '../world/world.ts';
import { type Scope, scopes, type Token, type Tokens } from './tokens.ts';

/** Who Quay takes a request for, and what the token lets through of that user's rights. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'user';
      readonly account: UserAccount;
      /** Superuser, and administrator of every organization. */
      readonly admin: boolean;
      readonly scopes: ReadonlySet<Scope>;
    };

export const anonymous: Caller = { kind: 'anonymous' };

export function userNamed(world: World, name: string): UserAccount | undefined {
  return world.accounts
    .filter((account) => account.kind === 'user')
    .find(({ userName, email }) => userName === name || (email !== '' && email === name));
}

/** With a password there is no scope: the user's own rights count. */
export function signedIn(account: UserAccount, { nonAdmin }: FaultView, granted: Iterable<Scope> = scopes): Caller {
  return { kind: 'user', account, admin: account.admin && !nonAdmin, scopes: new Set(granted) };
}

/** The token as it is known; one that a fault has killed is not. */
export function tokenNamed(tokens: Tokens, text: string, { deadToken }: FaultView): Token | undefined {
  return deadToken ? undefined : tokens.find(text);
}

/** The caller of `/api/v1`: a token that is not alive makes it nobody, never an error. Basic is not looked at. */
export function apiCaller(
  world: World,
  tokens: Tokens,
  authorization: string | undefined,
  faults: FaultView,
): Caller & { readonly owner: string | null } {
  const parts = (authorization ?? '').split(' ');
  const [scheme, text = ''] = parts;
  const isBearer = parts.length === 2 && scheme?.toLowerCase() === 'bearer';
  const token = isBearer ? tokenNamed(tokens, text, faults) : undefined;
  const account = token?.state === 'live' ? userNamed(world, token.owner) : undefined;
  if (token === undefined || account === undefined) return { ...anonymous, owner: null };
  return { ...signedIn(account, faults, token.scopes), owner: token.owner };
}

export function isAdminOf(caller: Caller): boolean {
  return caller.kind === 'user' && caller.admin;
}

/** Whether the user belongs to it. */
export function belongsTo(caller: Caller, project: Project): boolean {
  return caller.kind === 'user' && (caller.admin || project.members.includes(caller.account.userName));
}

/** Whether a list shows it; a list asks for no scope. */
export function isListedFor(caller: Caller, { project, readers }: Repository): boolean {
  if (!belongsTo(caller, project)) return false;
  return (
    readers === undefined || isAdminOf(caller) || (caller.kind === 'user' && readers.includes(caller.account.userName))
  );
}

export function isPublic({ public: own, project }: Repository): boolean {
  return own ?? project.public;
}

const readingScopes: readonly Scope[] = ['repo:read', 'repo:write', 'repo:admin'];

export function mayRead(caller: Caller, repository: Repository): boolean {
  return isPublic(repository) || (isListedFor(caller, repository) && holdsReadingScope(caller));
}

export function holdsReadingScope(caller: Caller): boolean {
  return caller.kind === 'user' && readingScopes.some((scope) => caller.scopes.has(scope));
}
