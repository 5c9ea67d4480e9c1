import * as z from 'zod/mini';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { ListedRepository, Missing, Presence } from '../port.ts';
import { type AcrClient, askEnterprise, askPersonal } from './client.ts';
import type { Location } from './enterprise.ts';
import { digestOf } from './fieldValues.ts';
import { listInstances } from './instances.ts';
import { isPersonal, personalEdition, repositoryPath, tagsPath } from './personal.ts';

const text = z.optional(z.nullable(z.string()));
const answerSchema = z.object({ Code: text, code: text, IsSuccess: z.optional(z.nullable(z.boolean())) });
const tagSchema = z.object({ Digest: text, digest: text });
/** The cloud's words for what is not there, of an instance's namespaces as of its repositories and tags. */
const notThere = /^(?:NAMESPACE|REPO|REPO_TAG|TAG|REPOTAG)_?NOT_?EXISTS?$/i;

/**
 * Whether a tag or a repository that a list lacks is gone, by the codes of Container Registry. An instance is asked for by its
 * id, which is told while it is listed alone: there is no word for one that is not.
 */
export async function presenceOf(
  client: AcrClient,
  missing: Missing,
  locate: (repository: ListedRepository) => Promise<Location>,
): Promise<Presence> {
  if (missing.kind === 'part') return presenceOfInstance(client, missing.part);
  if (missing.kind === 'repository') return presenceIn(await askForRepository(client, missing.repository));
  const { repository, tag, digest } = missing;
  const response = await askForTag(client, repository, tag, locate);
  const presence = response === null ? 'unknown' : presenceIn(response);
  if (response === null || presence !== 'there') return presence;
  const found = response.jsonOrNull(tagSchema);
  const at = digestOf(found?.Digest ?? found?.digest ?? '');
  if (at === null) return 'unknown';
  return at === digest ? 'there' : 'gone';
}

async function presenceOfInstance(client: AcrClient, name: string): Promise<Presence> {
  if (name === personalEdition) return 'unknown';
  const { elements, doubts } = await listInstances(client);
  if (elements.some((instance) => instance.name === name)) return 'there';
  return doubts.length === 0 ? 'unlisted' : 'unknown';
}

function presenceIn(response: RegistryResponse | null): Presence {
  const answer = response?.jsonOrNull(answerSchema);
  if (response === null || !answer) return 'unknown';
  if (notThere.test(answer.Code ?? answer.code ?? '')) return 'gone';
  return response.status === 200 && answer.IsSuccess !== false ? 'there' : 'unknown';
}

async function askForRepository(client: AcrClient, repository: ListedRepository): Promise<RegistryResponse | null> {
  const { namespace, name } = repository;
  if (isPersonal(repository)) return askPersonal(client, 'GetRepo', repositoryPath(namespace, name));
  const [instanceName, RepoNamespaceName = ''] = namespace.split('/');
  const instance = (await listInstances(client)).elements.find((one) => one.name === instanceName);
  if (instance === undefined) return null;
  return askEnterprise(client, 'GetRepository', { InstanceId: instance.id, RepoNamespaceName, RepoName: name });
}

async function askForTag(
  client: AcrClient,
  repository: ListedRepository,
  tag: string,
  locate: (repository: ListedRepository) => Promise<Location>,
): Promise<RegistryResponse | null> {
  const { namespace, name } = repository;
  if (isPersonal(repository)) {
    return askPersonal(client, 'GetRepoTag', `${tagsPath(namespace, name)}/${encodeURIComponent(tag)}`);
  }
  const { instanceId, repoId } = await locate(repository);
  return askEnterprise(client, 'GetRepoTag', { InstanceId: instanceId, RepoId: repoId, Tag: tag });
}
