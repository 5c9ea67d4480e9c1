import * as z from 'zod/mini';
import { limits } from '#contract/limits.ts';
import type { Paging } from '../table/paging.ts';

/**
 * An address's parameters that a schema names, read by it; a repeated one is what its first says. A URL is written by anyone: the
 * schema has a value to fall back to for what makes no sense.
 */
export function readParams<Shape extends z.core.$ZodLooseShape>(
  schema: z.ZodMiniObject<Shape>,
  params: URLSearchParams,
): z.output<z.ZodMiniObject<Shape>> {
  return schema.parse(Object.fromEntries(Object.keys(schema.shape).map((key) => [key, params.get(key)])));
}

/** What an address says is looked for, as much of it as a search takes; '' for nothing. */
export function readFind(params: URLSearchParams, key = 'search'): string {
  return (params.get(key) ?? '').trim().slice(0, limits.text.searchText);
}

/** A number of rows per page that is offered. */
export const pageSizeParam = z.coerce
  .number()
  .check(z.refine((size) => limits.page.sizes.some((offered) => offered === size)));

/** A page's number. */
export const pageParam = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000_000));

/** Page and size of a list as a URL says them. */
export const pageParams = {
  page: z.catch(pageParam, 1),
  size: z.catch(pageSizeParam, limits.page.defaultSize),
};

/** Page and size as the URL's parameters; what is default is left out. */
export function writePageParams({ page, size }: Paging) {
  return { page: page === 1 ? null : page, size: size === limits.page.defaultSize ? null : size };
}
