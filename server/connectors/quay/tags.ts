import * as z from 'zod/mini';
import { answerError } from '../../domain/registryError.ts';
import type { ListedRepository, SkippedElement } from '../port.ts';
import { isDigest, isName, isSize } from '../reading/fieldValues.ts';
import { ListLimits } from '../reading/listLimits.ts';
import { callApi, pathOf, type QuayClient } from './client.ts';
import { limits } from './limits.ts';
import { refusalOf } from './refusal.ts';
import type { Row } from './row.ts';

export interface Tag {
  readonly name: string;
  readonly digest: string;
  /** Bytes of the layers; null for a manifest list. */
  readonly size: number | null;
  /** When the tag was put here; ms since 1970. */
  readonly setAt: number | null;
}

export interface TagList {
  readonly tags: readonly Tag[];
  readonly skipped: readonly SkippedElement[];
}

/** The end of what a Date can hold. */
const lastSecond = 8.64e12;

const pageSchema = z.object({ tags: z.array(z.unknown()), has_additional: z.boolean() });
const tagSchema = z.object({
  name: z.string(),
  manifest_digest: z.string(),
  size: z.optional(z.nullable(z.number())),
  start_ts: z.optional(z.nullable(z.int())),
});

/**
 * Every live tag of a repository. Its pages are counted off a list that changes: a tag that goes in
 * between pulls another one past the page's end unseen, and Quay tells no total. So a list of several
 * pages counts only once it was read twice alike; otherwise RegistryFailure changedWhileRead.
 */
export async function listTags(client: QuayClient, row: Row, repository: ListedRepository): Promise<TagList> {
  let last: Reading | null = null;
  for (let reading = 1; reading <= limits.tagReadings; reading += 1) {
    const now = await read(client, row, repository);
    if (now.pages === 1 || now.fingerprint === last?.fingerprint) return now;
    last = now;
  }
  throw answerError('changedWhileRead', 200);
}

interface Reading extends TagList {
  readonly pages: number;
  /** The same for the same tags on the same digests. */
  readonly fingerprint: string;
}

async function read(client: QuayClient, row: Row, { namespace, name }: ListedRepository): Promise<Reading> {
  const tags = new Map<string, Tag>();
  const skipped: SkippedElement[] = [];
  const firstOnes = new Set<string>();
  const listLimits = new ListLimits();
  for (let page = 1; page <= limits.tagPages; page += 1) {
    const query = `limit=${limits.tagsPerPage}&onlyActiveTags=true&page=${page}`;
    const path = `/repository/${pathOf(namespace, name)}/tag/?${query}`;
    const response = await callApi(client, row.authToken, path);
    if (response.status !== 200) throw await refusalOf(client, row, response.status);
    const answer = response.json(pageSchema);
    listLimits.add(response, answer.tags.length);
    const first = JSON.stringify(answer.tags[0] ?? null);
    if (firstOnes.has(first)) throw answerError('repeatedPage', response.status);
    firstOnes.add(first);
    for (const [index, raw] of answer.tags.entries()) {
      const tag = readTag(raw, `${namespace}/${name} page ${page} tags[${index}]`);
      if ('reason' in tag) skipped.push(tag);
      else tags.set(`${tag.name}@${tag.digest}`, tag);
      listLimits.check(skipped);
    }
    if (!answer.has_additional) {
      return { tags: [...tags.values()], skipped, pages: page, fingerprint: [...tags.keys()].sort().join(' ') };
    }
  }
  throw answerError('tooManyPages', 200);
}

function readTag(raw: unknown, where: string): Tag | SkippedElement {
  const parsed = z.safeParse(tagSchema, raw);
  if (!parsed.success) return { where, reason: 'notUnderstood' };
  const { name, manifest_digest: digest, size = null, start_ts } = parsed.data;
  if (!isName(name)) return { where, reason: 'tagUnusable' };
  if (!isDigest(digest)) return { where, reason: 'notSha256' };
  if (size !== null && !isSize(size)) return { where, reason: 'sizeUnusable' };
  return { name, digest, size, setAt: timeOf(start_ts) };
}

/** Ms of whole seconds since 1970; null for none, and for what no clock shows. */
function timeOf(seconds: number | null | undefined): number | null {
  return seconds && seconds > 0 && seconds <= lastSecond ? seconds * 1_000 : null;
}
