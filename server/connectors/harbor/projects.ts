import * as z from 'zod/mini';
import { isRepositoryPath } from '../reading/fieldValues.ts';
import { collectAnsweredPages } from '../reading/paging.ts';
import { type Project, projectSchema } from './api/schemas.ts';
import type { HarborClient } from './client.ts';
import { limits } from './limits.ts';
import { fetchList } from './lists.ts';

/**
 * Every project that Harbor shows to whom it takes us for. Alone it proves nothing: without a login
 * it answers 200 with the public ones. A page that failed is told beside the projects of the others.
 */
export function listProjects(client: HarborClient) {
  return collectAnsweredPages<Project>({
    pageSize: limits.pageSize,
    fetch: (page, size) => fetchList(client, client.api.projects(page, size)),
    keyOf: (project) => project.name,
    read: (raw, index) => {
      const where = `projects[${index}]`;
      const parsed = z.safeParse(projectSchema, raw);
      if (!parsed.success) return { where, reason: 'notUnderstood' };
      return isRepositoryPath(parsed.data.name) ? parsed.data : { where, reason: 'nameUnusable' };
    },
  });
}
