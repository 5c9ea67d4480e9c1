import * as z from 'zod/mini';

/** One of the platforms of an image. */
const platformSchema = z.object({
  /** `os/architecture[/variant]`; '' where nothing tells it. */
  Platform: z.string(),
  /** Of its manifest: what tells apart platforms of the same name, as of several versions of Windows. */
  Digest: z.string(),
  /** Bytes of its layers and its configuration; absent where they are not known. */
  Size: z.optional(z.number()),
  /** Whether the registry has it: a proxy cache has only what was fetched through it. */
  Present: z.boolean(),
});
export type ImagePlatform = z.infer<typeof platformSchema>;

const layerSchema = z.object({
  Digest: z.string(),
  /** Digest of what it unpacks to; '' where the configuration does not say. */
  DiffId: z.string(),
  /** Bytes, as they are stored. */
  Size: z.number(),
  /** What made it; '' where the history does not say of which layer it tells. */
  Command: z.string(),
  /** Other images (digests) of the data centre that have it. */
  SharedImageCount: z.number(),
});
export type ImageLayer = z.infer<typeof layerSchema>;

const historyStepSchema = z.object({
  Command: z.string(),
  /** Of the layer that it made; '' where it changed the configuration alone, absent where it is not known which one. */
  LayerDigest: z.optional(z.string()),
  CreatedTime: z.optional(z.number()),
});
export type ImageHistoryStep = z.infer<typeof historyStepSchema>;

const configSchema = z.object({
  User: z.string(),
  Entrypoint: z.array(z.string()),
  Cmd: z.array(z.string()),
  /** Names alone: values are not stored. */
  EnvNames: z.array(z.string()),
  /** Such as `8080/tcp`. */
  ExposedPorts: z.array(z.string()),
  Labels: z.record(z.string(), z.string()),
  Volumes: z.array(z.string()),
  WorkingDir: z.string(),
  StopSignal: z.string(),
  /** Absent where it has none. */
  HealthCheck: z.optional(z.array(z.string())),
  /** When it was built, ms since 1970; absent where it does not say. */
  Created: z.optional(z.number()),
  Author: z.string(),
});
export type ImageConfig = z.infer<typeof configSchema>;

/** What is inside of an image, of one platform where it has several; all absent until it was looked into. Values that may be secrets are masked. */
export const imageContentFields = {
  /** In the order of its index. */
  Platforms: z.optional(z.array(platformSchema)),
  /** Further platforms of the index, which were not looked into. */
  PlatformsLeftOut: z.optional(z.number()),
  /** The platform that the rest is of, and the digest of its manifest: what was asked for, else linux/amd64, else the first. */
  Platform: z.optional(z.string()),
  PlatformDigest: z.optional(z.string()),
  /** The lowest first. */
  Layers: z.optional(z.array(layerSchema)),
  /** The first step first. */
  History: z.optional(z.array(historyStepSchema)),
  Config: z.optional(configSchema),
  /** Whether texts or lists of it were too long, and end earlier here. */
  Shortened: z.optional(z.boolean()),
};
