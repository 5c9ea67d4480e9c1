import * as z from 'zod/mini';
import type { Doubt } from '#contract/failures/doubts.ts';
import { errorCode, saysUnknown } from '../distribution/errorFormat.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { ListEnd, SkippedElement } from '../port.ts';
import { ListLimits } from '../reading/listLimits.ts';
import { doubtAbout } from '../reading/paging.ts';
import { SeenKeys } from '../reading/seenKeys.ts';
import { ask, type OciClient } from './ask.ts';
import { limits } from './limits.ts';

interface NameList {
  readonly path: string;
  /** What a token has to open for it. */
  readonly scope: string;
  /** The field of the answer that holds the names. */
  readonly field: 'repositories' | 'tags';
  /** Why a name cannot be used; null where it can. */
  readonly unusable: (name: string) => SkippedElement['reason'] | null;
  /** The names of a page, each once however often it is listed. */
  readonly take: (names: readonly string[], skipped: readonly SkippedElement[]) => Promise<void>;
  /** Makes a failure of what is no page of a list. */
  readonly refused: (response: RegistryResponse) => Promise<Error>;
}

const names = z.optional(z.nullable(z.array(z.unknown())));
const pageSchema = z.object({ repositories: names, tags: names });

/**
 * Reads a list of names to its end, by the `Link` of each page. Of that the query alone is taken, as its host may be anybody's.
 * Where none is given, the end is believed of a short list; one that is as long as a page is asked for what follows its last name:
 * a registry that pages without saying so has more, one that knows no pages says the same again. Bounded, where it would go on
 * for ever, or in a circle.
 */
export async function walkNames(client: OciClient, list: NameList): Promise<ListEnd> {
  const seen = new SeenKeys();
  const listLimits = new ListLimits();
  const doubts = new Set<Doubt>();
  const end = (...more: Doubt[]) => ({ doubts: [...doubts, ...more] });
  let query: string | null = null;
  let empty = 0;
  for (let page = 1; page <= limits.pages; page += 1) {
    const response: RegistryResponse = await (query === null
      ? firstPage(client, list)
      : ask(client, list.path + query, { scope: list.scope }));
    // A catalog goes on naming repositories whose last tag is gone.
    if (saysUnknown(response)) return end();
    if (response.status !== 200) throw await list.refused(response);
    const rows = response.json(pageSchema)[list.field] ?? [];
    const skipped: SkippedElement[] = [];
    const fresh: string[] = [];
    for (const [index, name] of rows.entries()) {
      if (!seen.add(typeof name === 'string' ? name : JSON.stringify(name))) continue;
      const reason = typeof name === 'string' ? list.unusable(name) : 'notUnderstood';
      if (typeof name === 'string' && reason === null) fresh.push(name);
      else skipped.push({ where: `${list.path} page ${page} [${index}]`, reason: reason ?? 'notUnderstood' });
    }
    if (skipped.length > 0) doubts.add(doubtAbout(skipped));
    listLimits.check(skipped);
    if (!listLimits.holds(rows.length, 0)) return end('tooLong');
    await list.take(fresh, skipped);

    const isNew = fresh.length + skipped.length > 0;
    const next = nextQuery(response);
    if (next !== null) {
      empty = rows.length === 0 ? empty + 1 : 0;
      if ((rows.length > 0 && !isNew) || empty > limits.emptyPages) return end('repeatedPage');
      query = next;
    } else {
      const last = rows.at(-1);
      if (!isNew || rows.length < limits.leastPage || typeof last !== 'string') return end();
      query = queryOf(client, last);
    }
  }
  return end('tooLong');
}

/** As many names as the registry gives at once. */
async function firstPage(client: OciClient, { path, scope }: NameList): Promise<RegistryResponse> {
  for (;;) {
    const response = await ask(client, path + queryOf(client), { scope });
    const isTooMany = response.status === 400 && errorCode(response) === 'PAGINATION_NUMBER_INVALID';
    if (!isTooMany || client.memory.pageSize === limits.pageSizes.length - 1) return response;
    client.memory.pageSize += 1;
  }
}

function queryOf({ memory }: OciClient, last?: string): string {
  const size = limits.pageSizes[memory.pageSize];
  const query = new URLSearchParams({ ...(size ? { n: String(size) } : {}), ...(last === undefined ? {} : { last }) });
  return query.size === 0 ? '' : `?${query}`;
}

/** The query of the address of the next page (RFC 8288); null where there is none. */
function nextQuery(response: RegistryResponse): string | null {
  for (const [, target = '', parameters = ''] of (response.header('link') ?? '').matchAll(/<([^<>]*)>([^,<]*)/g)) {
    if (!/;\s*rel="?next"?/i.test(parameters) || !URL.canParse(target, 'http://registry')) continue;
    return new URL(target, 'http://registry').search;
  }
  return null;
}
