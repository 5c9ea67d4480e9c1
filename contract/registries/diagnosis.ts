import * as z from 'zod/mini';
import { action, extension } from '../action.ts';
import { diagnosisStatusSchema, stageStatusSchema } from '../enums.ts';
import { stageEvidenceSchema } from '../failures/evidence.ts';
import { connectionStageSchema, failureSchema } from '../failures/failures.ts';
import { globPatterns, id, ipAddress, lineOfText } from '../fields.ts';
import { acrConnectionFields } from '../kinds/acrAccounts.ts';
import { connectionFields } from './registries.ts';

/**
 * The staged diagnosis of a registry before it is saved: created with the form's values, polled, and
 * cancelled when nobody waits for it any more. Its answers hold no secret; it is kept in memory only.
 */

const diagnosisId = lineOfText(64);

const stageSchema = z.object({
  Stage: connectionStageSchema,
  /** Container Registry: which region's. */
  RegionId: z.optional(z.string()),
  Status: stageStatusSchema,
  /** Once it has ended; ms. */
  ElapsedMs: z.optional(z.number()),
  /** What was seen; while the last stage runs, what it has counted so far. */
  Evidence: z.optional(stageEvidenceSchema),
  /** Why it failed, and what to do. */
  Error: z.optional(
    z.object({ Code: z.string(), Message: z.string(), Recommend: z.string(), Detail: z.optional(failureSchema) }),
  ),
});
export type DiagnosisStage = z.infer<typeof stageSchema>;

/** What the patterns of the request let in, out of what was listed so far. */
const matchSchema = z.object({
  Repositories: z.number(),
  /** Rows of the list: each tag by itself. */
  Images: z.number(),
  /** Different images (digests): what the speed limit counts. */
  DistinctImages: z.number(),
  /** Some of them may turn out to be no image: there are so many at most. */
  AtMost: z.boolean(),
  /** Container Registry: of the region that holds the most different images. Each region has a speed limit of its own. */
  LargestRegionImages: z.optional(z.number()),
  /** Some of the repositories that match, at most five. */
  Examples: z.array(z.string()),
});

/** Starts a diagnosis. With `RegistryId`, secrets that are absent are those stored for it, where the place is still the one that they were entered for. */
export const createRegistryDiagnosis = action({
  request: {
    ...connectionFields,
    /** Those without `*` and `?` name the repositories of a registry that does not list them; absent: those stored for `RegistryId`. */
    IncludePatterns: z.optional(globPatterns),
    RegistryId: extension(z.optional(id)),
  },
  response: { DiagnosisId: z.string() },
  access: 'write',
  extension: true,
});

/**
 * Starts a diagnosis of an AccessKey in each of its regions, which are watched and cancelled as one. With
 * `RegistryId`, the key is tested for that connected region alone, which is reached as it is stored.
 */
export const createAcrDiagnosis = action({
  request: { ...acrConnectionFields, RegistryId: z.optional(id) },
  response: { DiagnosisId: z.string() },
  access: 'write',
  extension: true,
});

/** How far a connection test has come: each stage with what was seen, or what failed and what to do. */
export const describeRegistryDiagnosis = action({
  request: {
    DiagnosisId: diagnosisId,
    IncludePatterns: z.optional(globPatterns),
    ExcludePatterns: z.optional(globPatterns),
  },
  response: {
    DiagnosisId: z.string(),
    Status: diagnosisStatusSchema,
    /** All stages, in the order they run; those of Container Registry region after region. */
    Stages: z.array(stageSchema),
    /** Absent until something was listed. */
    Match: z.optional(matchSchema),
  },
  access: 'read',
  extension: true,
});

/** Stops a diagnosis at once; one that has ended stays as it is. */
export const cancelRegistryDiagnosis = action({
  request: { DiagnosisId: diagnosisId },
  response: {},
  access: 'write',
  extension: true,
});

/**
 * Our own address towards a registry's IP, from this machine's routes; nothing is sent. Absent where
 * there is no route. IllegalParam for an address that may not be dialled.
 */
export const describeLocalAddress = action({
  request: { RegistryHostIp: ipAddress },
  response: { LocalAddress: z.optional(z.string()) },
  access: 'read',
  extension: true,
});
