import * as z from 'zod/mini';
import { answerError } from '../../domain/registryError.ts';
import type { ListedRepository, RepositoryListing, SkippedElement } from '../port.ts';
import { isPathName } from '../reading/fieldValues.ts';
import { ListLimits } from '../reading/listLimits.ts';
import { callApi, pathOf, type QuayClient } from './client.ts';
import { type Identity, readSettings } from './identify.ts';
import { limits } from './limits.ts';
import { proveRow, proveRows } from './proof.ts';
import { refusalOf } from './refusal.ts';
import { type Row, rowsOf } from './row.ts';
import { checkPassword } from './tokenEndpoint.ts';

const pageSchema = z.object({
  repositories: z.array(z.unknown()),
  next_page: z.optional(z.nullable(z.string().check(z.minLength(1)))),
});
const repositorySchema = z.object({
  namespace: z.string(),
  name: z.string(),
  kind: z.string(),
  /** There for everybody who is signed in. */
  is_starred: z.optional(z.boolean()),
});

interface NamespaceList {
  readonly repositories: readonly ListedRepository[];
  readonly skipped: readonly SkippedElement[];
  /** Whether its last page held nothing: that shows no token. */
  readonly endsEmpty: boolean;
}

/**
 * Every repository of every row's organization, read with the row's own token, which is proven before. A dead one lists
 * with 200 what the public may see, mostly nothing: that it lives shows in each repository, and where a page has none it is
 * proven again. Quay declares no totals.
 */
export async function listRepositories(client: QuayClient): Promise<RepositoryListing> {
  const identity = await readSettings(client);
  await checkPassword(client, identity);
  await proveRows(client, identity);
  const lists: NamespaceList[] = [];
  for (const row of rowsOf(client.target)) lists.push(await listOfRow(client, identity, row));
  return {
    repositories: lists.flatMap((list) => list.repositories),
    declared: { namespaces: null, repositories: null },
    skipped: lists.flatMap((list) => list.skipped),
  };
}

async function listOfRow(client: QuayClient, identity: Identity, row: Row): Promise<NamespaceList> {
  const list = await walk(client, row);
  if (list.endsEmpty) await proveRow(client, identity, row);
  return list;
}

/**
 * Follows the cursor to the end. One that has grown stale starts silently at page one again, which
 * shows as a repository that was there before: RegistryFailure repeatedPage.
 */
async function walk(client: QuayClient, row: Row): Promise<NamespaceList> {
  const found = new Map<string, ListedRepository>();
  const skipped: SkippedElement[] = [];
  const listLimits = new ListLimits();
  let cursor: string | null = null;
  for (let page = 1; page <= limits.repositoryPages; page += 1) {
    const response = await callApi(client, row.authToken, pagePath(row, cursor));
    if (response.status !== 200) throw await refusalOf(client, row, response.status);
    const { repositories, next_page } = response.json(pageSchema);
    listLimits.add(response, repositories.length);
    for (const [index, raw] of repositories.entries()) {
      const element = readRepository(raw, row, `${row.namespace} page ${page} repositories[${index}]`);
      if (element === 'anonymous') throw await refusalOf(client, row, response.status);
      if (element === 'noImages') continue;
      if ('reason' in element) {
        skipped.push(element);
        listLimits.check(skipped);
        continue;
      }
      if (found.has(element.name)) throw answerError('repeatedPage', response.status);
      found.set(element.name, element);
    }
    if (!next_page) {
      return { repositories: [...found.values()], skipped, endsEmpty: repositories.length === 0 };
    }
    cursor = next_page;
  }
  throw answerError('tooManyPages', 200);
}

/** The cursor goes back with everything that was asked for at first. */
function pagePath({ namespace }: Row, cursor: string | null): string {
  const next = cursor === null ? '' : `&next_page=${encodeURIComponent(cursor)}`;
  return `/repository?namespace=${encodeURIComponent(namespace)}&public=true&last_modified=true${next}`;
}

/** `noImages`: such as the applications of older versions. `anonymous`: the token was not taken notice of. */
function readRepository(
  raw: unknown,
  row: Row,
  where: string,
): ListedRepository | SkippedElement | 'noImages' | 'anonymous' {
  const parsed = z.safeParse(repositorySchema, raw);
  if (!parsed.success) return { where, reason: 'notUnderstood' };
  const { namespace, name, kind, is_starred } = parsed.data;
  if (is_starred === undefined) return 'anonymous';
  if (kind !== 'image') return 'noImages';
  if (namespace !== row.namespace) return { where, reason: 'elsewhere' };
  if (!isPathName(name)) return { where, reason: 'nameUnusable' };
  return { namespace, name, webPath: `/repository/${pathOf(namespace, name)}` };
}
