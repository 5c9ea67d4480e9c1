import type { EvidenceOf } from '#contract/failures/evidence.ts';
import { RegistryError, rightsMissing } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { ListEnd, ListedRepository, RegistryEnd, RepositorySink } from '../port.ts';
import { isRepositoryPath } from '../reading/fieldValues.ts';
import { signIn } from './account.ts';
import { ask, isNobody, type OciClient } from './ask.ts';
import { walkNames } from './names.ts';

const path = '/v2/_catalog';
const scope = 'registry:catalog:*';
/** A catalog is one list: it is read, and fails, as a whole. */
export const wholeRegistry = '';

/** Whoever switches the catalog off has a path for it no more, or takes no such call; often a proxy says so. */
const switchedOff = [404, 405, 501];
const denied = [401, 403];

/** The part of a path before its first slash is the namespace; without one there is none. */
function repositoryAt(wholePath: string): ListedRepository {
  const slash = wholePath.indexOf('/');
  return { namespace: wholePath.slice(0, Math.max(slash, 0)), name: wholePath.slice(slash + 1) };
}

/**
 * By what right the repositories are listed. UserDoesNotHaveAdminRole where the account may not list them, RegistryFailure
 * noCatalog where nobody may, unless an admin has named some: these are read then.
 */
export async function proveRole(client: OciClient): Promise<EvidenceOf<'role'>['role']> {
  const response = await ask(client, `${path}?n=1`, { scope, acceptFromAnyone: switchedOff });
  if (response.status === 200) return isNobody(client) ? 'anonymous' : 'listsCatalog';
  if (isUnlisted(client, response)) return 'namedRepositories';
  throw refusal(response);
}

/** Reads the catalog, or where there is none for us the repositories that an admin has named. The account is proven before and after. */
export async function listRepositories(client: OciClient, sink: RepositorySink): Promise<RegistryEnd> {
  await signIn(client);
  const first = await ask(client, `${path}?n=1`, { scope, acceptFromAnyone: switchedOff });
  const end = isUnlisted(client, first) ? await takeNamed(client, sink) : await walkCatalog(client, sink);
  await signIn(client);
  await sink.partEnded({ part: wholeRegistry, doubts: end.doubts });
  return { doubts: [], declared: { namespaces: null, repositories: null } };
}

function walkCatalog(client: OciClient, sink: RepositorySink): Promise<ListEnd> {
  return walkNames(client, {
    path,
    scope,
    field: 'repositories',
    unusable: (name) => (isRepositoryPath(name) ? null : 'nameUnusable'),
    take: (names, skipped) => sink.repositories(names.map(repositoryAt), skipped),
    refused: async (response) => refusal(response),
  });
}

async function takeNamed({ access }: OciClient, sink: RepositorySink): Promise<ListEnd> {
  await sink.repositories(access.target.namedRepositories.filter(isRepositoryPath).map(repositoryAt), []);
  return { doubts: [] };
}

/** Whether the registry lists its repositories to us no more than to others, and somebody has named them. */
function isUnlisted({ access }: OciClient, response: RegistryResponse): boolean {
  return access.target.namedRepositories.length > 0 && [...switchedOff, ...denied].includes(response.status);
}

function refusal(response: RegistryResponse): RegistryError {
  const { status } = response;
  if (denied.includes(status)) return rightsMissing(false, ['listCatalog']);
  const reason = switchedOff.includes(status) ? 'noCatalog' : 'status';
  return new RegistryError({ code: 'RegistryFailure', reason, status });
}
