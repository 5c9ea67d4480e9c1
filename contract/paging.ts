import * as z from 'zod/mini';
import { extension } from './action.ts';
import { issue } from './issues.ts';
import { limits } from './limits.ts';

/** `CurrentPage` from 1, `PageSize` 20 unless said. */
export const pagingRequest = {
  CurrentPage: z._default(z.number({ error: issue('type') }).check(z.int(), z.minimum(1), z.maximum(10_000_000)), 1),
  PageSize: z._default(
    z.number({ error: issue('type') }).check(z.int(), z.minimum(1), z.maximum(limits.page.maxSize)),
    limits.page.defaultSize,
  ),
};

/** Stops counting there, for a list that is to come fast however many rows match; else the count is exact. */
export const countLimitRequest = {
  CountLimit: extension(
    z.optional(z.number({ error: issue('type') }).check(z.int(), z.minimum(1), z.maximum(10_000_000))),
  ),
};

/** `Count` is the number of rows on this page, `TotalCount` of rows in all. */
export const pageInfoSchema = z.object({
  Count: z.number(),
  CurrentPage: z.number(),
  PageSize: z.number(),
  TotalCount: z.number(),
  /** Whether counting stopped at `CountLimit`: there are as many rows or more. */
  TotalCountIsLowerBound: extension(z.optional(z.boolean())),
});
export type PageInfo = z.infer<typeof pageInfoSchema>;
