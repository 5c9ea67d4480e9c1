import * as z from 'zod/mini';
import { repositoryPath } from '../repositoryPath.ts';

/**
 * The image that another one is built on: the connected one of its data centre whose layers are the longest part at the bottom of
 * its own. `Tag` is '' where it has none; of one that its registry no longer holds, the last that is known.
 */
export const baseImageSchema = z.object({
  RepoNamespace: z.string(),
  RepoName: z.string(),
  Tag: z.string(),
  Digest: z.string(),
  RegistryId: z.number(),
  RegistryName: z.string(),
  /** Its row in the list of images; absent once its registry no longer holds it. */
  Uuid: z.optional(z.string()),
  /** Its tag names another digest by now. */
  Outdated: z.boolean(),
});
export type BaseImage = z.infer<typeof baseImageSchema>;

/** A base by its name, as the criterion `baseImage` takes it: `namespace/repository:tag`, without a tag `…@digest`. */
export function baseReference({
  RepoNamespace,
  RepoName,
  Tag,
  Digest,
}: Pick<BaseImage, 'RepoNamespace' | 'RepoName' | 'Tag' | 'Digest'>): string {
  const path = repositoryPath(RepoNamespace, RepoName);
  return Tag === '' ? `${path}@${Digest}` : `${path}:${Tag}`;
}

/** A newer tag of a base image with fewer vulnerabilities than the base, both told by their reports. */
export const newerBaseSchema = z.object({
  Tag: z.string(),
  Digest: z.string(),
  Uuid: z.string(),
  VulCount: z.number(),
});
export type NewerBase = z.infer<typeof newerBaseSchema>;

/**
 * Where a finding of an image comes from: `inherited` is in the report of its base too, `own` is not, and of `unknown` a report
 * that would tell is missing.
 */
export const findingOrigins = ['inherited', 'own', 'unknown'] as const;
export const findingOriginSchema = z.enum(findingOrigins);
export type FindingOrigin = z.infer<typeof findingOriginSchema>;

/** What the details of an image tell of what it is built on. */
export const imageBaseFields = {
  /** What the platform that is shown is built on; absent where no connected image is known to be its base. */
  BaseImage: z.optional(baseImageSchema),
  /** How many of its layers, from the lowest, are those of its base; absent without one. */
  BaseLayerCount: z.optional(z.number()),
  /**
   * How many of its vulnerabilities its base has too, how many are its own, and of how many a report is missing that would
   * tell; absent without a base.
   */
  InheritedVulCount: z.optional(z.number()),
  OwnVulCount: z.optional(z.number()),
  UnknownVulCount: z.optional(z.number()),
  /** A newer tag of the base with fewer vulnerabilities, and how many of the inherited it does not have. */
  NewerBase: z.optional(newerBaseSchema),
  ClearedVulCount: z.optional(z.number()),
  /** What its manifest names as its base, else its labels, where that is not a connected image. `Digest` '' where they name none. */
  DeclaredBase: z.optional(z.object({ Name: z.string(), Digest: z.string() })),
};
export type ImageBaseFields = z.infer<z.ZodMiniObject<typeof imageBaseFields>>;
