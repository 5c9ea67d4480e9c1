import * as z from 'zod/mini';
import type { Doubt } from '#contract/failures/doubts.ts';
import type { ListEnd, ListedRepository, PageSink, SkippedElement } from '../port.ts';
import { isDigest, isSize, isTag } from '../reading/fieldValues.ts';
import { ListLimits } from '../reading/listLimits.ts';
import { doubtAbout } from '../reading/paging.ts';
import { SeenKeys } from '../reading/seenKeys.ts';
import { callApi, pathOf, type QuayClient } from './client.ts';
import { limits } from './limits.ts';
import type { Row } from './row.ts';
import { refusalOf } from './rows/refusal.ts';

export interface Tag {
  readonly name: string;
  readonly digest: string;
  /** Bytes of the layers; null for a manifest list. */
  readonly size: number | null;
  readonly isList: boolean;
  /** When the tag was put here; ms since 1970. */
  readonly setAt: number | null;
}

/** The end of what a Date can hold. */
const lastSecond = 8.64e12;

const pageSchema = z.object({ tags: z.array(z.unknown()), has_additional: z.boolean() });
const tagSchema = z.object({
  name: z.string(),
  manifest_digest: z.string(),
  size: z.optional(z.nullable(z.number())),
  is_manifest_list: z.optional(z.nullable(z.boolean())),
  start_ts: z.optional(z.nullable(z.int())),
});

/**
 * Gives on every live tag of a repository, page by page; Quay says of each page whether another follows. Pages are counted off
 * a list that changes: a tag that goes in between pulls another one past the page's end unseen, and no total tells.
 */
export async function walkTags(
  client: QuayClient,
  row: Row,
  { namespace, name }: ListedRepository,
  take: PageSink<Tag>,
): Promise<ListEnd> {
  const seen = new SeenKeys();
  const doubts = new Set<Doubt>();
  const listLimits = new ListLimits();
  for (let page = 1; page <= limits.tagPages; page += 1) {
    const query = `limit=${limits.tagsPerPage}&onlyActiveTags=true&page=${page}`;
    const path = `/repository/${pathOf(namespace, name)}/tag/?${query}`;
    const response = await callApi(client, row.authToken, path);
    if (response.status !== 200) throw await refusalOf(client, row, response.status);
    const answer = response.json(pageSchema);
    const tags: Tag[] = [];
    const skipped: SkippedElement[] = [];
    for (const [index, raw] of answer.tags.entries()) {
      const tag = readTag(raw, `${namespace}/${name} page ${page} tags[${index}]`);
      if ('reason' in tag) skipped.push(tag);
      else if (seen.add(`${tag.name}@${tag.digest}`)) tags.push(tag);
    }
    if (skipped.length > 0) doubts.add(doubtAbout(skipped));
    // A page that brings nothing new is one that was there before.
    if (answer.has_additional && tags.length + skipped.length === 0) doubts.add('repeatedPage');
    listLimits.check(skipped);
    if (!listLimits.holds(answer.tags.length, tags.length)) doubts.add('tooLong');
    await take(tags, skipped);
    if (!answer.has_additional || doubts.has('repeatedPage') || doubts.has('tooLong')) return { doubts: [...doubts] };
  }
  return { doubts: [...doubts, 'tooLong'] };
}

function readTag(raw: unknown, where: string): Tag | SkippedElement {
  const parsed = z.safeParse(tagSchema, raw);
  if (!parsed.success) return { where, reason: 'notUnderstood' };
  const { name, manifest_digest: digest, size = null, is_manifest_list, start_ts } = parsed.data;
  if (!isTag(name)) return { where, reason: 'tagUnusable' };
  if (!isDigest(digest)) return { where, reason: 'notSha256' };
  if (size !== null && !isSize(size)) return { where, reason: 'sizeUnusable' };
  return { name, digest, size, isList: is_manifest_list === true, setAt: timeOf(start_ts) };
}

/** Ms of whole seconds since 1970; null for none, and for what no clock shows. */
function timeOf(seconds: number | null | undefined): number | null {
  return seconds && seconds > 0 && seconds <= lastSecond ? seconds * 1_000 : null;
}
