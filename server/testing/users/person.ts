import { createHash, randomUUID } from 'node:crypto';
import type { Role } from '#contract/access/roles.ts';
import { sessionSchema } from '#contract/access/session.ts';
import type { ActionName, RequestOf, ResponseOf } from '#contract/actions/actions.ts';
import { type ErrorBody, errorBodySchema } from '#contract/failures/errors.ts';
import { sessionCookieName } from '../../http/session/sessionCookies.ts';
import { dataIdOf } from '../../store/dataFolder.ts';
import { adminPasswordHash } from '../adminPassword.ts';
import type { TestServer } from '../testServer.ts';

/** Somebody signed in in a browser of their own. */
export interface Person {
  readonly name: string;
  readonly cookie: string;
  /** A plain request of theirs. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** An action that must succeed. */
  call<Name extends ActionName>(name: Name, request: RequestOf<Name>): Promise<ResponseOf<Name>>;
  /** An action that must fail. */
  refused(name: ActionName, request: unknown): Promise<ErrorBody>;
}

interface NewPerson {
  readonly name: string;
  readonly role?: Role;
  /** Null: all. */
  readonly registryIds?: readonly number[] | null;
}

/** Adds a user, whose password is the administrator's, and signs them in, without the second that scrypt takes. */
export async function addPerson(
  server: TestServer,
  { name, role = 'viewer', registryIds = null }: NewPerson,
): Promise<Person> {
  const { write } = server.database;
  const sees_all = Number(registryIds === null);
  const user = { name, role, sees_all, password_hash: adminPasswordHash, created_at: Date.now() };
  await write.insertInto('users').values(user).execute();
  for (const registry_id of registryIds ?? []) {
    await write.insertInto('user_registries').values({ user_name: name, registry_id }).execute();
  }
  return signedIn(server, name);
}

/** Another browser of a user who is there. */
export async function signedIn(server: TestServer, name: string): Promise<Person> {
  const token = randomUUID();
  const now = Date.now();
  await server.database.write
    .insertInto('sessions')
    .values({
      token_hash: createHash('sha256').update(token).digest('hex'),
      user_name: name,
      created_at: now,
      last_seen_at: now,
    })
    .execute();
  return personWith(server, name, `${sessionCookieName(await dataIdOf(server.database, server.dataDir))}=${token}`);
}

/** Whoever has the cookie. */
export function personWith(server: TestServer, name: string, cookie: string): Person {
  const fetch: Person['fetch'] = (path, init = {}) => server.fetch(path, { ...init, cookie });
  const post = (action: string, body: unknown) =>
    fetch(`/api/${action}`, { method: 'POST', body: JSON.stringify(body) });
  return {
    name,
    cookie,
    fetch,
    async call(action, request) {
      const answer = await post(action, request);
      if (answer.status !== 200) throw new Error(`${action} answered ${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as ResponseOf<typeof action>;
    },
    async refused(action, request) {
      return errorOf(await post(action, request));
    },
  };
}

/** Whose session a browser has; null for nobody's. */
export async function userNameOf(
  { fetch }: Pick<Person, 'fetch'>,
  headers: Record<string, string> = {},
): Promise<string | null> {
  return sessionSchema.parse(await (await fetch('/api/session', { headers })).json()).userName;
}

/** The error that a plain request is answered by. */
export async function errorOf(answer: Response): Promise<ErrorBody> {
  return errorBodySchema.parse(await answer.json());
}

export const codeOf = async (answer: Response) => (await errorOf(answer)).Code;

/** The cookies that an answer sets, as a browser sends them back. */
export function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}
