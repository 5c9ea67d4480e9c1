import * as z from 'zod/mini';
import type { Doubt } from '#contract/failures/doubts.ts';
import { answerError, RegistryError } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { ListEnd, PageSink, SkippedElement } from '../port.ts';
import { ListLimits } from './listLimits.ts';
import { isOfRegistry } from './parts.ts';
import { SeenKeys } from './seenKeys.ts';

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
  /** The elements of a page, each once however often it is listed. */
  readonly take: PageSink<Element>;
  /** Null for a list without pages: its first answer is all of it. */
  readonly pageSize: number | null;
  readonly maxPages?: number;
}

/** One page as the registry answered it; `total` null where it does not say how many there are in all. */
interface Page {
  readonly rows: readonly unknown[];
  readonly total: number | null;
}

export interface WalkEnd extends ListEnd {
  /** How many different elements there were, those not understood among them. */
  readonly seen: number;
  /** What the registry declared last, where it does. */
  readonly total: number | null;
}

/** A list whose total changes while it is read is read so often; then that is said of it. */
const readings = 2;
const defaultMaxPages = 10_000;
/** Pages in a row that repeat what was there: some may, where elements move while they are read; then it is a circle. */
const mostRepeats = 3;
/** Pages in a row that may be empty though the total promises more: a Harbor 2.5 cuts its pages before it leaves signatures out. */
const mostEmptyPages = 30;
const emptyPagesPerFullOne = 3;
/** Pages in a row that may fail: after these it is the list that fails. */
const mostFailedPages = 2;
/** Of the pages of a list that is kept: no registry has so many projects or instances. */
const mostKeptPages = 1_000;
/** What one page may stand for: images can have any number of tags, and eighteen such pages may be in memory at once. */
const mostImagesOfPage = 20_000;
const pageSchema = z.nullable(z.array(z.unknown()));

/**
 * Walks a numbered list to its end and gives on what it sees. The end is proven by the declared total, by a `Link` without
 * next, or by an empty page; a short page alone proves nothing. What speaks against the whole is told as doubts, and takes
 * nothing away. A page that is too large is asked for again, from the first one on, at half the size. A page that fails keeps
 * none behind it from being read: its failure is thrown at the end, RegistryFailure unexpectedAnswer where it is no list. Harbor
 * writes `null` for an empty page.
 */
export async function walkPages<Element>(walk: PageWalk<Element>): Promise<WalkEnd> {
  const taken = new SeenKeys();
  let pageSize = walk.pageSize;
  for (let reading = 1; ; ) {
    try {
      const end = await walkOnce(walk, pageSize, taken);
      if (!end.doubts.includes('changedWhileRead') || reading === readings) return end;
      reading += 1;
    } catch (error) {
      if (pageSize === null || pageSize === 1 || !isTooLarge(error)) throw error;
      pageSize = Math.ceil(pageSize / 2);
    }
  }
}

interface Kept<Element> {
  readonly elements: readonly Element[];
  readonly skipped: readonly SkippedElement[];
}

/** A list that is short enough to be kept. */
export async function collectPages<Element>(walk: Omit<PageWalk<Element>, 'take'>): Promise<WalkEnd & Kept<Element>> {
  const { failure, doubts, ...collected } = await collectAnsweredPages(walk);
  if (failure !== null) throw failure;
  return { ...collected, doubts };
}

/** The same, of which what was answered counts though a page of it failed; throws only where none was answered. */
export async function collectAnsweredPages<Element>(
  walk: Omit<PageWalk<Element>, 'take'>,
): Promise<WalkEnd & Kept<Element> & { readonly failure: RegistryError | null }> {
  const elements: Element[] = [];
  const skipped: SkippedElement[] = [];
  const kept = { elements, skipped };
  try {
    const end = await walkPages<Element>({
      ...walk,
      maxPages: Math.min(walk.maxPages ?? mostKeptPages, mostKeptPages),
      take: async (some, others) => {
        elements.push(...some);
        skipped.push(...others);
      },
    });
    return { ...end, ...kept, failure: null };
  } catch (error) {
    if (elements.length === 0 || !isOfPage(error)) throw error;
    return { ...kept, seen: elements.length + skipped.length, total: null, doubts: ['skipped'], failure: error };
  }
}

async function walkOnce<Element>(walk: PageWalk<Element>, pageSize: number | null, taken: SeenKeys): Promise<WalkEnd> {
  const seen = new SeenKeys();
  const listLimits = new ListLimits();
  const pageOf = walk.pageOf ?? arrayPage;
  let total: number | null = null;
  let place = 0;
  let repeats = 0;
  let empty = 0;
  let failed = 0;
  let failedInARow = 0;
  let failure: RegistryError | null = null;
  const doubts = new Set<Doubt>();
  const end = () => {
    if (failure !== null) throw failure;
    if (total !== null && seen.size < total && !doubts.has('changedWhileRead')) doubts.add('ownCount');
    return { doubts: [...doubts], seen: seen.size, total };
  };

  for (let page = 1; page <= (walk.maxPages ?? defaultMaxPages); page += 1) {
    const fetched = await fetchPage(walk, page, pageSize, pageOf);
    if (fetched instanceof RegistryError) {
      failure ??= fetched;
      failed += 1;
      failedInARow += 1;
      if (failedInARow === mostFailedPages) throw failure;
      continue;
    }
    failedInARow = 0;
    const { response, rows, total: declared } = fetched;
    if (declared !== null && total !== null && declared !== total) doubts.add('changedWhileRead');
    total = declared ?? total;

    const before = seen.size;
    const read = rows.map((raw, offset) => ({ raw, element: walk.read(raw, place + offset) }));
    if (pageSize !== null && pageSize > 1 && imagesIn(walk, read) > mostImagesOfPage) {
      throw answerError('tooLarge', response.status);
    }
    const elements: Element[] = [];
    const skipped: SkippedElement[] = [];
    let images = 0;
    for (const { raw, element } of read) {
      const isElement = !isSkipped(element);
      const key = isElement ? walk.keyOf(element) : JSON.stringify(raw);
      if (!isElement) doubts.add(doubtAbout([element]));
      if (!seen.add(key) || !taken.add(key)) continue;
      if (!isElement) skipped.push(element);
      else {
        elements.push(element);
        images += walk.imagesOf?.(element) ?? 0;
      }
    }
    place += rows.length;
    listLimits.check(skipped);
    const isHeld = listLimits.holds(rows.length, images);
    if (isHeld) await walk.take(elements, skipped);
    else doubts.add('tooLong');
    if (!isHeld || pageSize === null) return end();

    empty = rows.length === 0 ? empty + 1 : 0;
    repeats = rows.length > 0 && seen.size === before ? repeats + 1 : 0;
    if (repeats === mostRepeats) {
      if (seen.size !== total) doubts.add('repeatedPage');
      return end();
    }
    const isFull = rows.length >= pageSize;
    // What the failed pages hold is promised, but not to come any more.
    const accounted = seen.size + failed * pageSize;
    if (empty > mostEmptyPages && (total === null || accounted >= total)) doubts.add('tooLong');
    if (isEnd({ seen: accounted, total, empty, isFull, pageSize, link: nextLink(response) })) return end();
  }
  doubts.add('tooLong');
  return end();
}

interface Progress {
  readonly seen: number;
  readonly total: number | null;
  /** How many pages in a row were empty. */
  readonly empty: number;
  readonly isFull: boolean;
  readonly pageSize: number;
  readonly link: 'next' | 'last' | null;
}

/** A total below what was seen is wrong, and proves nothing; one that is reached by a full page may be the page's own length. */
function isEnd({ seen, total, empty, isFull, pageSize, link }: Progress): boolean {
  const promisesMore = total !== null && seen < total;
  if (empty > 0) {
    if (promisesMore) return empty > Math.min(emptyPagesPerFullOne * Math.ceil(total / pageSize), mostEmptyPages);
    return link !== 'next' || seen === total || empty > mostEmptyPages;
  }
  if (link === 'next' || promisesMore) return false;
  return link === 'last' || (seen === total && !isFull);
}

/** Whether `Link` (RFC 8288) names a next page. The address itself is never followed: pages are asked for by their numbers. */
function nextLink(response: RegistryResponse): 'next' | 'last' | null {
  const link = response.header('link');
  if (link === null || link.trim() === '') return null;
  return /;[^,;<]*\brel="?next"?/i.test(link) ? 'next' : 'last';
}

function imagesIn<Element>(
  walk: PageWalk<Element>,
  read: readonly { readonly element: Element | SkippedElement }[],
): number {
  return read.reduce((sum, { element }) => sum + (isSkipped(element) ? 0 : (walk.imagesOf?.(element) ?? 0)), 0);
}

/** One page, or the failure that is this page's own: one that is too large is asked for otherwise, and silence is no page's. */
async function fetchPage<Element>(
  walk: PageWalk<Element>,
  page: number,
  pageSize: number | null,
  pageOf: (response: RegistryResponse) => Page,
): Promise<(Page & { readonly response: RegistryResponse }) | RegistryError> {
  try {
    const response = await walk.fetch(page, pageSize ?? 0);
    return { response, ...pageOf(response) };
  } catch (error) {
    if (pageSize === null || !isOfPage(error) || isTooLarge(error)) throw error;
    return error;
  }
}

function isOfPage(error: unknown): error is RegistryError {
  return error instanceof RegistryError && error.failure.code === 'RegistryFailure' && !isOfRegistry(error);
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RegistryError && 'reason' in error.failure && error.failure.reason === 'tooLarge';
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

/** What it means for a list that elements of it were left out: a tag that no image can have hides none. */
export function doubtAbout(skipped: readonly SkippedElement[]): Doubt {
  return skipped.every(({ reason }) => reason === 'tagUnusable') ? 'unusableTag' : 'skipped';
}
