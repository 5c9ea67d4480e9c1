import { type SqlBool, sql } from 'kysely';
import { repositoryReference } from '#contract/repositoryReference.ts';
import type { Database } from '../../../db/database.ts';
import { isSeen } from '../../../db/isSeen.ts';
import type { Visibility } from '../../../domain/access/visibility.ts';
import { endpointsOf } from '../../../query/registryAddress.ts';

interface Reference {
  readonly repository: string;
  readonly digest?: string;
  readonly tag?: string;
}

/** The images that a client would pull by `host/namespace/repository:tag` or `@digest`, as a condition on `images`. */
export async function imagesAtReference(database: Database, { center, registries }: Visibility, text: string) {
  const { repository, digest, tag } = parsed(text);
  const segments = repository.split('/');
  // Registries divide a path differently: each end of it may be a repository's own name.
  const names = segments.map((_, place) => segments.slice(place).join('/'));
  const candidates = await database.read
    .selectFrom('repositories')
    .innerJoin('registries', 'registries.id', 'repositories.registry_id')
    .where('registries.center', '=', center)
    .where(isSeen('registries.id', registries))
    .where('repositories.name', 'in', names)
    .select([
      'repositories.id',
      'repositories.namespace as RepoNamespace',
      'repositories.name as RepoName',
      'registries.type as RegistryType',
      'registries.region_id as RegionId',
      'registries.domain_name',
      'registries.port',
    ])
    .execute();
  const ids = candidates
    .filter((each) => repositoryReference({ ...each, Endpoints: endpointsOf(each) }) === repository)
    .map(({ id }) => id);
  const named = digest === undefined ? sql<SqlBool>`images.tag = ${tag}` : sql<SqlBool>`images.digest = ${digest}`;
  if (ids.length === 0 || (digest ?? tag ?? '') === '') return sql<SqlBool>`false`;
  return sql<SqlBool>`(images.repository_id in (${sql.join(ids)}) and ${named})`;
}

function parsed(text: string): Reference {
  const at = text.lastIndexOf('@');
  if (at >= 0) return { repository: text.slice(0, at), digest: text.slice(at + 1) };
  const colon = text.lastIndexOf(':');
  // A colon before the path is that of a port.
  if (colon < text.lastIndexOf('/')) return { repository: text };
  return { repository: text.slice(0, colon), tag: text.slice(colon + 1) };
}
