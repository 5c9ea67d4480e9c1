import * as z from 'zod/mini';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { PageWalk } from '../reading/paging.ts';
import { type AcrClient, callEnterprise, callPersonal, type EnterpriseAction } from './client.ts';
import { limits } from './limits.ts';
import { totalSchema } from './schemas.ts';

type Reading<Element> = Pick<PageWalk<Element>, 'read' | 'keyOf' | 'maxPages'>;

/** Absent or null where a list is empty. */
const rows = z.optional(z.nullable(z.array(z.unknown())));
const enterprisePage = z.object({
  TotalCount: totalSchema,
  Instances: rows,
  Repositories: rows,
  Images: rows,
  Vulnerabilities: rows,
});
const personalPage = z.object({ data: z.object({ total: totalSchema, repos: rows, tags: rows }) });

/** How an Enterprise list is walked: its `TotalCount` proves it whole. */
export function enterpriseWalk<Element>(
  client: AcrClient,
  action: EnterpriseAction,
  parameters: Readonly<Record<string, string>>,
  list: 'Instances' | 'Repositories' | 'Images' | 'Vulnerabilities',
  reading: Reading<Element>,
): Omit<PageWalk<Element>, 'take'> {
  return {
    ...reading,
    pageSize: limits.pageSize,
    fetch: (page, size) =>
      callEnterprise(client, action, { ...parameters, PageNo: String(page), PageSize: String(size) }),
    pageOf(response: RegistryResponse) {
      const answer = response.json(enterprisePage);
      return { rows: answer[list] ?? [], total: answer.TotalCount };
    },
  };
}

/** The first element of an Enterprise list, as it came; undefined where it is empty. */
export async function firstEnterprise(
  client: AcrClient,
  action: EnterpriseAction,
  parameters: Readonly<Record<string, string>>,
  list: 'Repositories' | 'Images',
): Promise<unknown> {
  const response = await callEnterprise(client, action, { ...parameters, PageNo: '1', PageSize: '1' });
  return response.json(enterprisePage)[list]?.[0];
}

/** As above, of a Personal list. */
export async function firstPersonal(
  client: AcrClient,
  action: 'GetRepoList' | 'GetRepoTags',
  path: string,
  list: 'repos' | 'tags',
): Promise<unknown> {
  const response = await callPersonal(client, action, path, { Page: '1', PageSize: '1' });
  return response.json(personalPage).data[list]?.[0];
}

/** How a Personal list is walked: its `total` proves it whole. */
export function personalWalk<Element>(
  client: AcrClient,
  action: 'GetRepoList' | 'GetRepoTags',
  path: string,
  list: 'repos' | 'tags',
  reading: Reading<Element>,
): Omit<PageWalk<Element>, 'take'> {
  return {
    ...reading,
    pageSize: limits.pageSize,
    fetch: (page, size) => callPersonal(client, action, path, { Page: String(page), PageSize: String(size) }),
    pageOf(response: RegistryResponse) {
      const { data } = response.json(personalPage);
      return { rows: data[list] ?? [], total: data.total };
    },
  };
}
