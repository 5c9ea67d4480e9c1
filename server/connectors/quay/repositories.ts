import * as z from 'zod/mini';
import type { Doubt } from '#contract/failures/doubts.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import type { ListEnd, ListedRepository, PageSink, RegistryEnd, RepositorySink, SkippedElement } from '../port.ts';
import { isRepositoryPath } from '../reading/fieldValues.ts';
import { ListLimits } from '../reading/listLimits.ts';
import { readPart } from '../reading/parts.ts';
import { SeenKeys } from '../reading/seenKeys.ts';
import { callApi, pathOf, type QuayClient } from './client.ts';
import { settingsOf } from './identify.ts';
import { limits } from './limits.ts';
import { type Row, rowsOf } from './row.ts';
import { proveRow } from './rows/proof.ts';
import { refusalOf } from './rows/refusal.ts';
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

/**
 * Reads the repositories of every row's organization with the row's own token, and proves that it reads all of them: a dead
 * one lists with 200 what the public may see, mostly nothing, and is its row's failure alone. That a token lives shows in
 * each repository that it lists; what it may is asked where that is not known, or its list has become shorter, or a page of
 * it holds nothing. Quay declares no totals.
 */
export async function listRepositories(client: QuayClient, sink: RepositorySink): Promise<RegistryEnd> {
  const identity = await settingsOf(client);
  if (!client.memory.isPasswordProven(client.target)) await checkPassword(client, identity);
  await concurrently(rowsOf(client.target), limits.callsAtOnce, (row) =>
    readPart(row.namespace, sink, client.signal, async () => {
      const end = await walk(client, row, sink.repositories);
      const isProven = !end.endsEmpty && client.memory.stillReadsAll(row, end.seen);
      if (!isProven) await proveRow(client, identity, row, end.seen);
      return end;
    }),
  );
  return { doubts: [], declared: { namespaces: null, repositories: null } };
}

interface RowEnd extends ListEnd {
  readonly seen: number;
  /** Whether its last page held nothing: that shows no token. */
  readonly endsEmpty: boolean;
}

/**
 * Follows the cursor to the end. One that has grown stale starts silently at page one again, which shows as a repository
 * that was there before.
 */
async function walk(client: QuayClient, row: Row, take: PageSink<ListedRepository>): Promise<RowEnd> {
  const found = new SeenKeys();
  const doubts = new Set<Doubt>();
  const listLimits = new ListLimits();
  let cursor: string | null = null;
  for (let page = 1; page <= limits.repositoryPages; page += 1) {
    const response = await callApi(client, row.authToken, pagePath(row, cursor));
    if (response.status !== 200) throw await refusalOf(client, row, response.status);
    const { repositories, next_page } = response.json(pageSchema);
    const elements: ListedRepository[] = [];
    const skipped: SkippedElement[] = [];
    for (const [index, raw] of repositories.entries()) {
      const element = readRepository(raw, row, `${row.namespace} page ${page} repositories[${index}]`);
      if (element === 'anonymous') throw await refusalOf(client, row, response.status);
      if (element === 'noImages') continue;
      if ('reason' in element) skipped.push(element);
      else if (found.add(element.name)) elements.push(element);
      else doubts.add('repeatedPage');
    }
    if (skipped.length > 0) doubts.add('skipped');
    listLimits.check(skipped);
    if (!listLimits.holds(repositories.length, 0)) doubts.add('tooLong');
    await take(elements, skipped);
    if (!next_page || doubts.has('repeatedPage') || doubts.has('tooLong')) {
      return { doubts: [...doubts], seen: found.size, endsEmpty: repositories.length === 0 };
    }
    cursor = next_page;
  }
  return { doubts: [...doubts, 'tooLong'], seen: found.size, endsEmpty: false };
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
  if (!isRepositoryPath(name)) return { where, reason: 'nameUnusable' };
  return { namespace, name, webPath: `/repository/${pathOf(namespace, name)}` };
}
