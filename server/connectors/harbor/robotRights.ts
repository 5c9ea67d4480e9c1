import * as z from 'zod/mini';
import type { MissingRight } from '#contract/failures/rights.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import { answerError } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { CallOptions, RegistrySession } from '../http/registryHttp.ts';
import type { HarborApi } from './api/api.ts';
import { type Project, permissionsSchema, projectSchema, repositorySchema } from './api/schemas.ts';
import { limits } from './limits.ts';

/** Asks as the robot; RegistryFailure where Harbor fails, which says nothing of rights. */
type Ask = (path: string) => Promise<RegistryResponse>;

/**
 * What a robot lacks of what a listing asks, found out by asking: its name tells nothing, as the prefix is the administrator's
 * choice. Public projects are open to everybody, so private ones tell; one of them with all rights is enough, as a robot has
 * its rights project by project.
 */
export async function missingRights(
  session: RegistrySession,
  api: HarborApi,
  call: Omit<CallOptions, 'auth'>,
): Promise<MissingRight[]> {
  const get: Ask = (path) => session.get(path, { ...call, auth: true });
  const ask: Ask = async (path) => {
    const response = await get(path);
    if (response.status >= 500) throw answerError('status', response.status);
    return response;
  };
  const missingIn = async (project: Project) =>
    permitted(await get(api.permissions(project))) ?? (await triedIn(project, api, ask));
  const list = await ask(api.projects(1, limits.pageSize));
  if (list.status !== 200) return ['listProjects'];
  const projects = elementsOf(projectSchema, list).filter(({ metadata }) => metadata?.public === 'false');
  const asked = projects.slice(0, limits.robotProjectsAsked);
  const missing = await concurrently(asked, limits.projectsAtOnce, missingIn);
  return missing.find((rights) => rights.length === 0) ?? missing[0] ?? [];
}

/** What is missing of the permissions that Harbor tells; null where it tells none. */
function permitted(answer: RegistryResponse): MissingRight[] | null {
  const permissions = answer.status === 200 ? answer.jsonOrNull(permissionsSchema) : null;
  if (permissions === null) return null;
  const mayList = (wanted: string) =>
    permissions.some(
      ({ resource, action }) => (resource === wanted || resource === '*') && (action === 'list' || action === '*'),
    );
  return [
    ...(mayList('repository') ? [] : (['listRepositories'] as const)),
    ...(mayList('artifact') ? [] : (['listImages'] as const)),
  ];
}

/** Where it does not tell, each list is tried. */
async function triedIn(project: Project, api: HarborApi, ask: Ask): Promise<MissingRight[]> {
  const repositories = await ask(api.repositories(project, 1, 1));
  if (isRefused(repositories)) return ['listRepositories'];
  const [first] = elementsOf(repositorySchema, repositories);
  if (first === undefined) return [];
  const name = first.name.slice(project.name.length + 1);
  return isRefused(await ask(api.images({ namespace: project.name, name }, 1, 1))) ? ['listImages'] : [];
}

function isRefused({ status }: RegistryResponse): boolean {
  return status === 401 || status === 403;
}

/** What is understood of a list: what is not says nothing of rights. */
function elementsOf<Element>(schema: z.ZodMiniType<Element>, response: RegistryResponse): Element[] {
  const raw = response.jsonOrNull(z.nullable(z.array(z.unknown()))) ?? [];
  return raw.map((element) => z.safeParse(schema, element)).flatMap(({ data }) => (data === undefined ? [] : [data]));
}
