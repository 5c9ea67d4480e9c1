import * as z from 'zod/mini';
import { extension } from '../action.ts';
import { registryStateSchema, registryStates, sortOrderSchema } from '../enums.ts';
import { anyText, id, lineOfText } from '../fields.ts';
import { issue } from '../issues.ts';
import { registryTypeSchema } from '../kinds/registryTypes.ts';
import { limits } from '../limits.ts';

/** By what the list of registries is sorted. `State`: those that need somebody first. */
export const registrySortKeys = [
  'State',
  'RegistryName',
  'RegistryType',
  'LastSyncTime',
  'NextSyncTime',
  'ImageCount',
  'WaitingImages',
  'AtRiskImages',
  'TransPerHour',
  'SecretSetAt',
] as const;
export type RegistrySortKey = (typeof registrySortKeys)[number];

const listOf = <Schema extends z.ZodMiniType>(of: Schema, most: number) =>
  extension(z.optional(z.array(of).check(z.maxLength(most, { error: issue('tooLong') }))));

/** What narrows and orders the list of registries beside what the cloud has for it; all of it holds at once. */
export const registryListRequest = {
  RegistryIdInList: listOf(id, limits.page.maxSize),
  RegistryStateInList: listOf(registryStateSchema, registryStates.length),
  RegionIdInList: listOf(lineOfText(64), limits.page.maxSize),
  /** A part of the name, the domain name or the address. */
  SearchText: extension(z.optional(anyText(limits.text.searchText))),
  /** Whether it, or a part of it, fails. */
  Failing: extension(z.optional(z.boolean())),
  /** The oldest first unless said. */
  SortBy: extension(z.optional(z.enum(registrySortKeys, { error: issue('option') }))),
  /** `asc` unless said. */
  SortOrder: extension(z.optional(sortOrderSchema)),
};

/** All registries of the data centre in few figures, whatever the list is narrowed to. */
export const registrySummarySchema = z.object({
  /** The oldest first. */
  Registries: z.array(z.object({ Id: z.number(), RegistryName: z.string() })),
  /** Those that there are any of. */
  States: z.array(z.object({ State: registryStateSchema, Count: z.number() })),
  Types: z.array(z.object({ RegistryType: registryTypeSchema, Count: z.number() })),
  RegionIds: z.array(z.string()),
  /** As `Failing` finds them. */
  FailingCount: z.number(),
  ImageCount: z.number(),
  /** Different images that are taken in. */
  TakenInImages: z.number(),
  /** Of the registry that was synchronized last; ms since 1970. */
  LastSyncTime: z.optional(z.number()),
});
export type RegistrySummary = z.infer<typeof registrySummarySchema>;
