import { randomBytes } from 'node:crypto';
import type { Answer } from '../http/answer.ts';
import type { Artifact } from '../world/model.ts';
import type { Repository } from '../world/repository.ts';
import { apiError, json } from './answers.ts';
import { type Call, isTrue } from './call.ts';
import { isAdminOf, isListedFor, isPublic, mayRead } from './caller.ts';

const pageSize = 100;
/** Applications are of former versions, and this world has none. */
const kinds = new Set(['image', 'application']);

function lastModified(artifacts: readonly Artifact[]): number | null {
  const times = artifacts.flatMap(({ tags }) => tags.map(({ pushedAt }) => pushedAt));
  return times.length === 0 ? null : Math.floor(Math.max(...times) / 1000);
}

function repositoryBody({ site, caller, query }: Call, repository: Repository): object {
  const withTime = isTrue(query.get('last_modified'));
  return {
    namespace: repository.project.name,
    name: repository.name,
    description: null,
    is_public: isPublic(repository),
    kind: 'image',
    state: 'NORMAL',
    ...(withTime ? { last_modified: lastModified(site.world.artifactsOf(repository)) } : {}),
    ...(isTrue(query.get('popularity')) ? { popularity: repository.pullCount } : {}),
    // To nobody there is no such thing as a starred repository.
    ...(caller.kind === 'user' ? { is_starred: false } : {}),
  };
}

/** An unknown namespace holds nothing; it is not an error. */
export function listRepositories(call: Call): Answer {
  const { site, caller, query, faults } = call;
  const namespace = query.get('namespace');
  const withPublic = isTrue(query.get('public'));
  if (namespace === null && !withPublic && !isTrue(query.get('starred'))) {
    return apiError(400, 'namespace, starred or public are required for this API call', site.url());
  }
  const kind = query.get('repo_kind') ?? 'image';
  if (!kinds.has(kind)) return json({ message: 'Unknown repository kind' }, 400);
  const listed = (repository: Repository) => isListedFor(caller, repository) || (withPublic && isPublic(repository));
  const all = [...site.world.repositories].filter(
    (repository) =>
      (namespace === null || repository.project.name === namespace) && kind === 'image' && listed(repository),
  );
  const start = faults.staleCursor ? 0 : offsetOf(query.get('next_page'), namespace);
  // A cursor of another namespace points past all that this one has.
  if (start === 'elsewhere') return json({ repositories: [] });
  const end = start + pageSize;
  const repositories = all.slice(start, end).map((repository) => repositoryBody(call, repository));
  return json({ repositories, ...(end < all.length ? { next_page: cursorAt(end, namespace) } : {}) });
}

/** The repository in the path, or the refusal that hides from strangers whether it is there. */
export function repositoryIn({ site, caller, params }: Call): Repository | Answer {
  const fullName = params[0] ?? '';
  const repository = site.world.repositoryNamed(fullName);
  const project = site.world.projectNamed(fullName.split('/', 1)[0] ?? '');
  if (repository !== undefined && mayRead(caller, repository)) return repository;
  if (caller.kind === 'anonymous') return apiError(401, 'Requires authentication', site.url());
  if (repository === undefined && project !== undefined && isAdminOf(caller)) {
    return apiError(404, 'Not Found', site.url());
  }
  return apiError(403, 'Unauthorized', site.url());
}

/** One repository; whoever may not read it hears no more than of one that is not there. */
export function getRepository(call: Call): Answer {
  const repository = repositoryIn(call);
  if ('status' in repository) return repository;
  return json({
    namespace: repository.project.name,
    name: repository.name,
    kind: 'image',
    description: null,
    is_public: isPublic(repository),
    is_organization: true,
    ...(call.caller.kind === 'user' ? { is_starred: false } : {}),
    status_token: '',
    trust_enabled: false,
    tag_expiration_s: 1_209_600,
    is_free_account: true,
    state: 'NORMAL',
    can_write: false,
    can_admin: false,
  });
}

/** Stands for Quay's encrypted cursor: another text each time, and with the `=` that has to be encoded. */
function cursorAt(offset: number, namespace: string | null): string {
  const salt = randomBytes(6).toString('hex');
  return `gAAAAAB${Buffer.from(`${salt}:${offset}:${namespace ?? ''}`).toString('base64url')}==`;
}

/** Where the cursor points in a namespace's list; 0, which is page one, for one that cannot be read. Quay does not say so. */
function offsetOf(cursor: string | null, namespace: string | null): number | 'elsewhere' {
  const [, encoded] = /^gAAAAAB([\w-]+)==$/.exec(cursor ?? '') ?? [];
  const [, place, of] = Buffer.from(encoded ?? '', 'base64url')
    .toString()
    .split(':');
  const offset = Number(place);
  if (!Number.isSafeInteger(offset) || offset <= 0) return 0;
  return of === (namespace ?? '') ? offset : 'elsewhere';
}
