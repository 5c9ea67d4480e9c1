import * as z from 'zod/mini';
import { action, extension } from './action.ts';
import { assetTypes, taskStatuses, taskStatusSchema, taskTargetTypes, taskTypeSchema } from './enums.ts';
import { anyText, id, lineOfText } from './fields.ts';
import { issue } from './issues.ts';
import { limits } from './limits.ts';
import { pageInfoSchema, pagingRequest } from './paging.ts';

/**
 * Synchronize assets: lists every connected registry of the data centre anew, or one, or one repository of one.
 * What is paused or being listed already is left alone.
 */
export const refreshContainerAssets = action({
  request: {
    AssetType: z.enum(assetTypes, { error: issue('option') }),
    /** Only this registry. */
    RegistryId: extension(z.optional(id)),
    /** Only this repository, `RepoId` of DescribeImageRepoDetailList; goes with its `RegistryId`. */
    RepoId: extension(z.optional(lineOfText(20))),
  },
  response: {},
  access: 'write',
});

export const taskLogEntrySchema = z.object({
  /** Ms since 1970. */
  Time: z.number(),
  Level: z.enum(['info', 'warning', 'error']),
  /** What it is about, a repository mostly; '' for the registry as a whole. */
  Target: z.string(),
  Code: z.string(),
  Message: z.string(),
});
export type TaskLogEntry = z.infer<typeof taskLogEntrySchema>;

const anyTask = {
  TaskId: z.string(),
  TaskName: z.string(),
  Target: z.string(),
  TargetType: z.enum(taskTargetTypes),
  Status: z.string(),
  StatusText: taskStatusSchema,
  /** 0 to 100. */
  Progress: z.number(),
  Finish: z.number(),
  /** Images done with, and images in all; numbers as text. */
  FinishCount: z.string(),
  TotalCount: z.string(),
  ResultInfo: z.string(),
  /** Ms since 1970. */
  StartTime: z.number(),
  EndTime: z.optional(z.number()),
  RealRunTime: z.number(),
  /** The newest entries first; only with `RelateInfo`. */
  Log: extension(z.array(taskLogEntrySchema)),
};

/** One listing of a registry, or of one repository; how far its images are taken in is told of the registry. */
export const syncTaskRowSchema = z.object({
  ...anyTask,
  TaskType: z.literal('IMAGE_REGISTRY_PULL'),
  RegistryId: extension(z.number()),
  /** Proof of completeness: N repositories listed of M that the registry says it holds. */
  ListedRepositories: extension(z.number()),
  RepositoryCount: extension(z.optional(z.number())),
  ListedImages: extension(z.number()),
  RemovedImages: extension(z.number()),
  /** Elements of the registry's answers that were not understood, and repositories that failed. */
  SkippedCount: extension(z.number()),
  FailedRepositories: extension(z.number()),
  Complete: extension(z.boolean()),
  /** Why its listing was not complete, each reason with how many parts and repositories it is said of. */
  IncompleteReasons: extension(z.array(z.string())),
});
export type SyncTaskRow = z.infer<typeof syncTaskRowSchema>;

/** One scan of images: `FinishCount` of `TotalCount` are scanned, failed or left. */
export const scanTaskRowSchema = z.object({
  ...anyTask,
  TaskType: z.literal('IMAGE_SCAN'),
  /** Who began it: a person, or a cycle. */
  Trigger: extension(z.enum(['manual', 'cycle'])),
  ScannedImages: extension(z.number()),
  FailedImages: extension(z.number()),
  /** Asked for and being scanned by the registry right now. */
  RunningImages: extension(z.number()),
});
export type ScanTaskRow = z.infer<typeof scanTaskRowSchema>;

export const taskRowSchema = z.discriminatedUnion('TaskType', [syncTaskRowSchema, scanTaskRowSchema]);
export type TaskRow = z.infer<typeof taskRowSchema>;

/** Sync runs or scan tasks, the newest first; their logs on request. */
export const describeOnceTaskLeafRecordPage = action({
  request: {
    ...pagingRequest,
    TaskType: taskTypeSchema,
    RelateInfo: z._default(z.boolean(), false),
    TaskId: z.optional(anyText(limits.text.searchText)),
    Source: z.optional(anyText(limits.text.searchText)),
    StatusList: z.optional(
      z.array(taskStatusSchema).check(z.maxLength(taskStatuses.length, { error: issue('tooLong') })),
    ),
    /** Synchronizations of this registry alone. */
    RegistryId: extension(z.optional(id)),
    /** Started between the two; ms since 1970. */
    StartTime: z.optional(z.number()),
    EndTime: z.optional(z.number()),
  },
  response: { OnceTasks: z.array(taskRowSchema), PageInfo: pageInfoSchema },
  access: 'read',
});
