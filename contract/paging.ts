import * as z from 'zod/mini';
import { extension } from './extension.ts';
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

/** Stop counting there: the console shows "10,000+" at once. Absent: `TotalCount` is exact. */
export const countLimit = extension(
  z.optional(z.number({ error: issue('type') }).check(z.int(), z.minimum(1), z.maximum(1_000_000))),
);

/** `Count` is the number of rows on this page, `TotalCount` of rows in all. */
export const pageInfoSchema = z.object({
  Count: z.number(),
  CurrentPage: z.number(),
  PageSize: z.number(),
  TotalCount: z.number(),
  /** Counting stopped at the request's `CountLimit`: there are more than `TotalCount`. */
  TotalCountIsLowerBound: extension(z.optional(z.boolean())),
});
export type PageInfo = z.infer<typeof pageInfoSchema>;
