import * as z from 'zod/mini';
import type { MissingRight } from '#contract/failures/failures.ts';
import { RegistryError } from '../../domain/registryError.ts';
import { type Conversation, callEnterprise } from './client.ts';
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
export async function missingRights(conversation: Conversation): Promise<MissingRight[]> {
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
  await tryEnterprise(conversation, attempt);
  await tryPersonal(conversation, attempt);
  return [...missing];
}

async function tryEnterprise(conversation: Conversation, attempt: Try): Promise<void> {
  const instances = await attempt(listInstances(conversation));
  const instance = instances?.elements.find(({ status }) => status === 'RUNNING');
  if (instance === undefined) return;
  await attempt(vpcProblem(conversation, instance));

  const InstanceId = instance.id;
  const ofNormal = { InstanceId, RepoStatus: 'NORMAL' };
  const first = await attempt(firstEnterprise(conversation, 'ListRepository', ofNormal, 'Repositories'));
  const repository = z.safeParse(repositorySchema, first);
  if (!repository.success) return;
  const { RepoId } = repository.data;
  const firstTag = await attempt(firstEnterprise(conversation, 'ListRepoTag', { InstanceId, RepoId }, 'Images'));
  const tag = z.safeParse(tagSchema, firstTag);
  if (!tag.success) return;
  const at = { InstanceId, RepoId, Tag: tag.data.Tag };
  await attempt(callEnterprise(conversation, 'GetRepoTagScanStatus', at));
  await attempt(callEnterprise(conversation, 'GetRepoTagScanSummary', at));
}

async function tryPersonal(conversation: Conversation, attempt: Try): Promise<void> {
  const first = await attempt(firstPersonal(conversation, 'GetRepoList', '/repos', 'repos'));
  const repository = z.safeParse(personalRepositorySchema, first);
  if (!repository.success) return;
  const { repoNamespace, repoName } = repository.data;
  await attempt(firstPersonal(conversation, 'GetRepoTags', tagsPath(repoNamespace, repoName), 'tags'));
}
