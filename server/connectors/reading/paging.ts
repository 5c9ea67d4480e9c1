import * as z from 'zod/mini';
import { answerError } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/registryResponse.ts';
import type { SkippedElement } from '../port.ts';
import { ListLimits } from './listLimits.ts';

export interface PageWalk<Element> {
  /** Fetches page `page`, counted from 1. */
  fetch(page: number, pageSize: number): Promise<RegistryResponse>;
  /** Rows and declared total of an answer; unless given, an array and its `X-Total-Count`. */
  pageOf?(response: RegistryResponse): Page;
  /** Reads one element, or says why it cannot be understood. */
  read(raw: unknown, index: number): Element | SkippedElement;
  /** What makes an element the same one on another page. */
  keyOf(element: Element): string;
  /** How many images an element of an image list stands for. */
  imagesOf?(element: Element): number;
  /** Of the registry; a next page on any other host is refused. Behind a proxy its scheme and port may well differ. */
  readonly origin: string;
  readonly pageSize: number;
  readonly maxPages?: number;
}

/** One page as the registry answered it; `total` null where it does not say how many there are in all. */
export interface Page {
  readonly rows: readonly unknown[];
  readonly total: number | null;
}

export interface WholeList<Element> {
  readonly elements: readonly Element[];
  readonly skipped: readonly SkippedElement[];
  /** What the registry declares, where it does. */
  readonly total: number | null;
}

/** A full list is read at most this many times before it is said to change faster than it can be read. */
const attempts = 3;
const defaultMaxPages = 10_000;
const pageSchema = z.nullable(z.array(z.unknown()));

/**
 * Walks a numbered list to its end and proves it whole: as many different elements as the registry
 * declares. A list that changed meanwhile is read again from its first page. Fails with
 * RegistryFailure changedWhileRead, incompleteList, repeatedPage, otherOrigin, tooManyPages, tooLarge, or
 * unexpectedAnswer where a page is no list. Harbor writes `null` for an empty page.
 */
export async function walkPages<Element>(walk: PageWalk<Element>): Promise<WholeList<Element>> {
  let defect: Defect = 'incompleteList';
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const walked = await walkOnce(walk);
    if (walked.defect === null) return walked.list;
    defect = walked.defect;
  }
  throw answerError(defect, 200);
}

type Defect = 'changedWhileRead' | 'incompleteList';

interface Walked<Element> {
  readonly list: WholeList<Element>;
  readonly defect: Defect | null;
}

async function walkOnce<Element>(walk: PageWalk<Element>): Promise<Walked<Element>> {
  const found = new Map<string, Element>();
  const skipped: SkippedElement[] = [];
  const firstKeys = new Set<string>();
  const listLimits = new ListLimits();
  const maxPages = walk.maxPages ?? defaultMaxPages;
  const pageOf = walk.pageOf ?? arrayPage;
  let total: number | null = null;
  let seen = 0;
  const walked = (defect: Defect | null) => ({ list: { elements: [...found.values()], skipped, total }, defect });

  for (let page = 1; page <= maxPages; page += 1) {
    const response = await walk.fetch(page, walk.pageSize);
    const { rows, total: pageTotal } = pageOf(response);
    listLimits.add(response, rows.length);
    if (page > 1 && pageTotal !== total) return walked('changedWhileRead');
    total = pageTotal;
    if (rows.length === 0) break;

    const key = JSON.stringify(rows[0]);
    if (firstKeys.has(key)) throw answerError('repeatedPage', response.status);
    firstKeys.add(key);

    for (const [offset, raw] of rows.entries()) {
      const element = walk.read(raw, seen + offset);
      if (isSkipped(element)) skipped.push(element);
      else {
        found.set(walk.keyOf(element), element);
        listLimits.addImages(walk.imagesOf?.(element) ?? 0);
      }
      listLimits.check(skipped);
    }
    seen += rows.length;
    if (!hasMore(response, walk, page, { rows: rows.length, seen, total })) break;
    if (page === maxPages) throw answerError('tooManyPages', response.status);
  }
  return walked(total !== null && found.size + skipped.length < total ? 'incompleteList' : null);
}

interface Progress {
  readonly rows: number;
  readonly seen: number;
  readonly total: number | null;
}

/** The declared total decides; without one, a next link or a full page promises more. */
function hasMore<Element>(
  response: RegistryResponse,
  walk: PageWalk<Element>,
  page: number,
  progress: Progress,
): boolean {
  const next = nextPage(response.header('link'), walk.origin);
  if (next === 'elsewhere') throw answerError('otherOrigin', response.status);
  if (next !== null && next <= page) throw answerError('repeatedPage', response.status);
  if (progress.total !== null) return progress.seen < progress.total;
  return next !== null || progress.rows >= walk.pageSize;
}

/** The page number in `Link: <…>; rel="next"` (RFC 8288). The address itself is never followed. */
function nextPage(link: string | null, origin: string): number | 'elsewhere' | null {
  const target = /<([^>]*)>\s*;[^,<]*\brel="?next"?/i.exec(link ?? '')?.[1];
  if (target === undefined || !URL.canParse(target, origin)) return null;
  const url = new URL(target, origin);
  if (url.hostname !== new URL(origin).hostname) return 'elsewhere';
  const page = Number(url.searchParams.get('page'));
  return Number.isSafeInteger(page) && page > 0 ? page : null;
}

function arrayPage(response: RegistryResponse): Page {
  return { rows: response.json(pageSchema) ?? [], total: totalOf(response) };
}

function totalOf(response: RegistryResponse): number | null {
  const value = response.header('x-total-count');
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null;
}

function isSkipped(element: unknown): element is SkippedElement {
  return typeof element === 'object' && element !== null && 'where' in element && 'reason' in element;
}
