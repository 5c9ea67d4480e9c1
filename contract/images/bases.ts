import * as z from 'zod/mini';
import { action } from '../action.ts';
import { sortOrderSchema } from '../enums.ts';
import { anyText } from '../fields.ts';
import { issue } from '../issues.ts';
import { registryTypeSchema } from '../kinds/registryTypes.ts';
import { limits } from '../limits.ts';
import { pageInfoSchema, pagingRequest } from '../paging.ts';
import { newerBaseSchema } from './baseImage.ts';
import { severityCountsSchema } from './images.ts';

/** Columns of the base images that have an order. */
export const baseSortKeys = [
  'InheritedVulCount',
  'ImageCount',
  'OutdatedImageCount',
  'ClearedVulCount',
  'RepoName',
] as const;
export type BaseSortKey = (typeof baseSortKeys)[number];

/** One base by its name, `namespace/repository:tag` of a registry, whichever digests of it images are built on. */
export const baseRowSchema = z.object({
  RegistryId: z.number(),
  RegistryName: z.string(),
  /** Absent once its registry was removed. */
  RegistryType: z.optional(registryTypeSchema),
  RepoNamespace: z.string(),
  RepoName: z.string(),
  /** '' where it has none: then each digest is a row. */
  Tag: z.string(),
  /** What the tag names now; '' once the registry no longer holds it, `Uuid` absent. */
  Digest: z.string(),
  Uuid: z.optional(z.string()),
  /** Images built on it, and those built on a digest that its tag no longer names. */
  ImageCount: z.number(),
  OutdatedImageCount: z.number(),
  /** Findings that its images share with it, over all of them. */
  InheritedVulCount: z.number(),
  InheritedBySeverity: severityCountsSchema,
  /** Images of which a report is missing that would tell what they inherit. */
  UnknownImageCount: z.number(),
  /** What to rebuild on, how many of the images are concerned, and how many of their findings that clears. */
  NewerBase: z.optional(newerBaseSchema),
  RebuildImageCount: z.number(),
  ClearedVulCount: z.number(),
});
export type BaseRow = z.infer<typeof baseRowSchema>;

/**
 * Ours: which images others are built on, told by their layers; what most high findings are inherited from comes first. The
 * images built on one: criterion `baseImage`.
 */
export const describeBaseImages = action({
  request: {
    ...pagingRequest,
    /** Any part of `namespace/repository:tag`. */
    SearchText: z.optional(
      z
        .string({ error: issue('type') })
        .check(z.trim(), z.maxLength(limits.text.searchText, { error: issue('tooLong') })),
    ),
    /** One registry's alone. */
    InstanceId: z.optional(anyText(20)),
    SortBy: z.optional(z.enum(baseSortKeys, { error: issue('option') })),
    SortOrder: z.optional(sortOrderSchema),
  },
  response: {
    BaseImages: z.array(baseRowSchema),
    PageInfo: pageInfoSchema,
    /** Images of the data centre whose base is known, and that were looked into; what the counts are true for. */
    BasedImages: z.number(),
    TakenInImages: z.number(),
    /** Whether images came, went or moved that are not counted yet. */
    Counting: z.boolean(),
  },
  access: 'read',
  extension: true,
});
