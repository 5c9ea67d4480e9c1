import * as z from 'zod/mini';
import { limits } from '#contract/limits.ts';

/** A number of rows per page that is offered. */
export const offeredSize = z.coerce
  .number()
  .check(z.refine((size) => limits.page.sizes.some((offered) => offered === size)));

/** Page and size of a list as a URL says them, which is written by anyone: what makes no sense falls back. */
export const pageParameters = {
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1_000_000)), 1),
  size: z.catch(offeredSize, limits.page.defaultSize),
};
