import * as z from 'zod/mini';
import { extension } from '../action.ts';
import {
  netTypeSchema,
  partStateSchema,
  protocolTypeSchema,
  registryStateSchema,
  registryVersionSchema,
  syncPhaseSchema,
} from '../enums.ts';
import { failureSchema } from '../failures/failures.ts';
import { registryTypeSchema } from '../kinds/registryTypes.ts';
import { syncScheduleSchema } from '../syncSchedule.ts';

/** Why a registry fails, since when, and when it is tried again; times in ms since 1970. */
export const lastErrorSchema = z.object({
  Code: z.string(),
  Message: z.string(),
  Recommend: z.string(),
  Since: z.number(),
  /** Absent where only a person can help, as with a wrong password. */
  NextTry: z.optional(z.number()),
  Detail: z.optional(failureSchema),
});

/** A part of a registry that is reached by a secret of its own, as a Quay's organization is by its token. */
const partSchema = z.object({
  Name: z.string(),
  State: partStateSchema,
  LastError: z.optional(lastErrorSchema),
});
export type RegistryPart = z.infer<typeof partSchema>;

/** Times in ms since 1970. */
const missingImagesSchema = z.object({
  Count: z.number(),
  /** When the first listing lacked them. */
  Since: z.number(),
  /** From when a second listing decides: what it lacks too goes. Absent where somebody keeps them all. */
  SecondLook: z.optional(z.number()),
});

/** A connected registry, as lists show it. */
export const registryRowSchema = z.object({
  Id: z.number(),
  RegistryName: z.string(),
  RegistryType: registryTypeSchema,
  DomainName: z.string(),
  RegistryHostIp: z.string(),
  ProtocolType: protocolTypeSchema,
  NetType: netTypeSchema,
  RegionId: z.string(),
  TransPerHour: z.number(),
  UserName: z.string(),
  Password: z.string(),
  Token: z.string(),
  VpcId: z.optional(z.string()),
  BlackList: z.string(),
  WhiteList: z.string(),
  PersistenceDay: z.optional(z.number()),
  JenkinsEnv: z.optional(z.string()),
  /** Rows of the list: each tag of an image by itself. */
  ImageCount: z.number(),
  /** ISO 8601, UTC. */
  GmtCreate: z.string(),
  GmtModified: z.string(),
  /** The port in use, 80 or 443 by protocol where none was given. */
  Port: extension(z.number()),
  RegistryVersion: extension(registryVersionSchema),
  State: extension(registryStateSchema),
  LastError: extension(z.optional(lastErrorSchema)),
  /** In the order of the form; none where one account reads the whole. */
  Parts: extension(z.array(partSchema)),
  /** Times in ms since 1970. */
  LastSyncTime: extension(z.optional(z.number())),
  NextSyncTime: extension(z.optional(z.number())),
  SyncSchedule: extension(syncScheduleSchema),
  /** What the last or running listing has found. */
  ListedRepositories: extension(z.number()),
  /** Repositories the registry says it holds, or where it does not say, those that its list has; absent before that. */
  RepositoryCount: extension(z.optional(z.number())),
  /** What the whole registry's synchronization is at, while one runs. */
  SyncPhase: extension(z.optional(syncPhaseSchema)),
  ListedImages: extension(z.number()),
  /** Different images (digests), however many tags show them: those taken in, those that wait for it, and those that could not be. */
  DistinctImages: extension(z.number()),
  TakenInImages: extension(z.number()),
  WaitingImages: extension(z.number()),
  FailedImages: extension(z.number()),
  /** Rows of the list whose image has a vulnerability of any severity. */
  AtRiskImages: extension(z.number()),
  /** What holds the taking in of its images up: its own failure, not an image's. Absent while nothing does. */
  IntakeError: extension(z.optional(lastErrorSchema)),
  /** Whether the last listing saw everything that the registry says it holds. */
  Complete: extension(z.boolean()),
  /** Why it did not, each reason with how many parts and repositories it is said of. */
  IncompleteReasons: extension(z.array(z.string())),
  /** Images that complete listings lack, too many at once to be taken for gone: they are kept. Absent where there are none. */
  MissingImages: extension(z.optional(missingImagesSchema)),
  SecretSetAt: extension(z.number()),
  IncludePatterns: extension(z.array(z.string())),
  ExcludePatterns: extension(z.array(z.string())),
  CaCertificate: extension(z.optional(z.string())),
  CertificateFingerprint: extension(z.optional(z.string())),
  /** Another host that the password goes to, as it was confirmed. */
  TokenServiceHost: extension(z.optional(z.string())),
});
export type RegistryRow = z.infer<typeof registryRowSchema>;
