import * as z from 'zod/mini';
import { limits } from '#contract/limits.ts';
import type { Paging } from '../table/paging.ts';

/** A number of rows per page that is offered. */
export const pageSizeParam = z.coerce
  .number()
  .check(z.refine((size) => limits.page.sizes.some((offered) => offered === size)));

/** A page's number. */
export const pageParam = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000_000));

/** Page and size of a list as a URL says them, which is written by anyone: what makes no sense falls back. */
export const pageParams = {
  page: z.catch(pageParam, 1),
  size: z.catch(pageSizeParam, limits.page.defaultSize),
};

/** Page and size as the URL's parameters; what is default is left out. */
export function writePageParams({ page, size }: Paging) {
  return { page: page === 1 ? null : page, size: size === limits.page.defaultSize ? null : size };
}
