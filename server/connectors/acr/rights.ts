import * as z from 'zod/mini';
import type { MissingRight } from '#contract/failures/rights.ts';
import { RegistryError } from '../../domain/registryError.ts';
import { type AcrClient, callEnterprise } from './client.ts';
import { listInstances, vpcProblem } from './instances.ts';
import { firstEnterprise, firstPersonal } from './lists.ts';
import { tagsPath } from './personal.ts';
import { personalRepositorySchema, repositorySchema, tagSchema } from './schemas.ts';

/** Runs one step; where RAM refuses it, keeps the right in mind and goes on without its result. */
type Try = <Result>(step: Promise<Result>) => Promise<Result | null>;

/**
 * What RAM withholds of all that a listing asks. Each right is tried on the first element that it is about, as
 * only a refusal names it: one that a policy withholds from a single instance may show in the listing alone.
 */
export async function missingRights(client: AcrClient): Promise<MissingRight[]> {
  const missing = new Set<MissingRight>();
  const attempt: Try = async (step) => {
    try {
      return await step;
    } catch (error) {
      const failure = error instanceof RegistryError ? error.failure : null;
      // Whatever else is wrong with an element shows when it is listed.
      if (failure?.code === 'RegistryFailure') return null;
      if (failure?.code !== 'UserDoesNotHaveAdminRole') throw error;
      for (const right of failure.missing) missing.add(right);
      return null;
    }
  };
  await tryEnterprise(client, attempt);
  await tryPersonal(client, attempt);
  return [...missing];
}

async function tryEnterprise(client: AcrClient, attempt: Try): Promise<void> {
  const instances = await attempt(listInstances(client));
  const instance = instances?.elements.find(({ status }) => status === 'RUNNING');
  if (instance === undefined) return;
  await attempt(vpcProblem(client, instance));

  const InstanceId = instance.id;
  const ofNormal = { InstanceId, RepoStatus: 'NORMAL' };
  const first = await attempt(firstEnterprise(client, 'ListRepository', ofNormal, 'Repositories'));
  const repository = z.safeParse(repositorySchema, first);
  if (!repository.success) return;
  const { RepoId } = repository.data;
  const firstTag = await attempt(firstEnterprise(client, 'ListRepoTag', { InstanceId, RepoId }, 'Images'));
  const tag = z.safeParse(tagSchema, firstTag);
  if (!tag.success) return;
  const at = { InstanceId, RepoId, Tag: tag.data.Tag };
  await attempt(callEnterprise(client, 'GetRepoTagScanStatus', at));
  await attempt(callEnterprise(client, 'GetRepoTagScanSummary', at));
}

async function tryPersonal(client: AcrClient, attempt: Try): Promise<void> {
  const first = await attempt(firstPersonal(client, 'GetRepoList', '/repos', 'repos'));
  const repository = z.safeParse(personalRepositorySchema, first);
  if (!repository.success) return;
  const { repoNamespace, repoName } = repository.data;
  await attempt(firstPersonal(client, 'GetRepoTags', tagsPath(repoNamespace, repoName), 'tags'));
}
