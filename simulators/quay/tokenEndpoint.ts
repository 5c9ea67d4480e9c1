import { challengeOf, type Grant, scopeIn, tokenOf } from '../distribution/bearer.ts';
import type { Answer, FaultView } from '../http/answer.ts';
import { basicCredentials } from '../http/basicCredentials.ts';
import { fixedSource } from '../world/repository.ts';
import { earlyAbort, json } from './answers.ts';
import type { Site } from './call.ts';
import {
  anonymous,
  type Caller,
  holdsReadingScope,
  isAdminOf,
  mayRead,
  signedIn,
  tokenNamed,
  userNamed,
} from './caller.ts';
import type { LockOut } from './lockOut.ts';

export function challenge({ url, serverName }: Site, scope: string | null = null): Record<string, string> {
  return {
    'WWW-Authenticate': challengeOf(`${url()}/v2/auth`, serverName, scope),
    'Docker-Distribution-API-Version': 'registry/2.0',
  };
}

function refused(site: Site, message: string): Answer {
  if (!site.anonymousAccess) return earlyAbort(401, 'Anonymous access is not allowed');
  const answer = json({ errors: [{ code: 'UNAUTHORIZED', message, detail: {} }] }, 401);
  return { ...answer, headers: { ...answer.headers, ...challenge(site) } };
}

const reasons = {
  expired: 'OAuth access token has expired',
  ownerDisabled: 'Granter of the oauth access token is disabled',
} as const;

function tokenCaller(site: Site, text: string, faults: FaultView): Caller | Answer {
  const token = tokenNamed(site.tokens, text, faults);
  const account = token && userNamed(site.world, token.owner);
  if (token === undefined || account === undefined) {
    return refused(site, 'OAuth access token could not be validated');
  }
  return token.state === 'live' ? signedIn(account, faults, token.scopes) : refused(site, reasons[token.state]);
}

function passwordCaller(
  site: Site,
  lockOut: LockOut,
  credentials: { name: string; password: string },
  faults: FaultView,
) {
  const { name, password } = credentials;
  const now = Date.now();
  const secondsLeft = lockOut.secondsLeft(name, now);
  if (secondsLeft !== null) {
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Retry-After': String(secondsLeft) };
    return { status: 429, headers, body: 'Too many login attempts. \nPlease reset your Quay password and try again.' };
  }
  const account = userNamed(site.world, name);
  if (account === undefined || account.password !== password || faults.wrongPassword) {
    lockOut.failed(name, now);
    return refused(site, 'Invalid Username or Password');
  }
  lockOut.succeeded(name);
  if (account.disabled === true) {
    return refused(site, 'This user has been disabled. Please contact your administrator.');
  }
  return signedIn(account, faults);
}

/** The actions that are granted of those asked for; a scope that cannot be had is left out, not refused. */
function granted({ world }: Site, caller: Caller, text: string): Grant | null {
  const scope = scopeIn(text);
  if (scope?.type !== 'repository') return null;
  const { name, actions: wanted } = scope;
  const project = world.projectNamed(name.split('/', 1)[0] ?? '');
  if (project === undefined) return { ...scope, actions: [] };
  const isAdmin = isAdminOf(caller) && holdsReadingScope(caller);
  const existing = world.repositoryNamed(name);
  if (wanted.includes('push') && isAdmin && existing === undefined) {
    // Quay's trap: asking is enough to create it.
    const repository = { name: name.slice(project.name.length + 1), createdAt: Date.now() };
    world.addRepository(project, repository, fixedSource([]));
  }
  const pull = existing === undefined ? isAdmin : mayRead(caller, existing);
  return { ...scope, actions: wanted.filter((action) => (action === 'pull' ? pull : isAdmin)) };
}

const lifetimeSeconds = 3600;

/** A JSON web token, whose own claims alone say how long it is good for. */
function tokenFor(site: Site, caller: Caller, scopes: readonly string[]): string {
  const now = Math.floor(Date.now() / 1000);
  return tokenOf({
    iss: 'quay',
    aud: site.serverName,
    iat: now,
    exp: now + lifetimeSeconds,
    sub: caller.kind === 'user' ? caller.account.userName : '(anonymous)',
    access: scopes.flatMap((scope) => granted(site, caller, scope) ?? []),
  });
}

/** `GET /v2/auth`, where Docker clients sign in: the one endpoint that says that a login is wrong. */
export function signInForToken(
  site: Site,
  lockOut: LockOut,
  authorization: string | undefined,
  query: URLSearchParams,
  faults: FaultView,
): Answer {
  const credentials = basicCredentials(authorization);
  if (credentials === null && query.get('scope') === null) {
    return refused(site, 'access to the requested resource is not authorized');
  }
  const caller =
    credentials === null
      ? anonymous
      : credentials.name === '$oauthtoken'
        ? tokenCaller(site, credentials.password, faults)
        : passwordCaller(site, lockOut, credentials, faults);
  return 'status' in caller ? caller : json({ token: tokenFor(site, caller, query.getAll('scope')) });
}
