import * as z from 'zod/mini';
import { action, extension } from '../action.ts';
import { anyText, lineOfText } from '../fields.ts';
import { imageFilter } from '../images/images.ts';
import { registryTypeSchema } from '../kinds/registryTypes.ts';
import { limits } from '../limits.ts';

const commaSeparated = z.optional(anyText(limits.text.list));

/**
 * Which images a scan is about: comma-separated values, several fields narrow each other, none at all means every
 * image of the data centre. Names must be equal.
 */
const scanScope = {
  RegistryTypes: commaSeparated,
  InstanceIds: commaSeparated,
  RegionIds: commaSeparated,
  RepoIds: commaSeparated,
  RepoNames: commaSeparated,
  RepoNamespaces: commaSeparated,
  Digests: commaSeparated,
  Tags: commaSeparated,
  SourceIp: z.optional(anyText(limits.text.searchText)),
  /** Rows of the image list. */
  Uuids: extension(commaSeparated),
  /** All that the image list shows with this filter, however many; an image may come to match until it is queued. */
  Criteria: extension(imageFilter.Criteria),
  LogicalExp: extension(imageFilter.LogicalExp),
  Scanned: extension(imageFilter.Scanned),
};

/** How many images a scan would be about, before it is asked for. */
export const publicPreCheckImageScanTask = action({
  request: scanScope,
  response: {
    Data: z.object({
      /** Images that can be scanned. */
      ScanImageCount: z.number(),
      /** Scans that the licence would not cover: there are no licences here. */
      NeedAuthCount: z.number(),
      /** Images in the scope that can never be scanned. */
      BlockedCount: extension(z.number()),
      CountByType: extension(z.array(z.object({ RegistryType: registryTypeSchema, Count: z.number() }))),
    }),
  },
  access: 'read',
});

/**
 * Scan now. One task for the whole scope; at most `limits.scan.runningTasks` run, later ones wait as INIT. The same scope
 * while it is still running is not begun twice: `CanCreate` is false, `Result` forbid_create_repeat_task, `TaskId` the one
 * that runs. A scope without an image that can be scanned: `Result` TASK_NOT_EXISTS.
 */
export const publicCreateImageScanTask = action({
  request: scanScope,
  response: {
    Data: z.object({
      CanCreate: z.boolean(),
      TaskId: z.string(),
      Status: z.string(),
      Result: z.string(),
      Progress: z.number(),
      FinishCount: z.number(),
      TotalCount: z.number(),
      /** Ms since 1970. */
      CollectTime: z.number(),
      ExecTime: z.number(),
    }),
  },
  access: 'write',
});

/** Ours: images not yet asked for are left; what the registry is already scanning ends there. */
export const cancelImageScanTask = action({
  request: { TaskId: lineOfText(20) },
  response: {},
  access: 'write',
  extension: true,
});

/** The newest scan task about images of this digest; an empty list where there never was one. */
export const describeImageLatestScanTask = action({
  request: { Digest: lineOfText(128) },
  response: {
    Task: z.array(
      z.object({
        Id: z.number(),
        TaskId: z.string(),
        Name: z.string(),
        TaskType: z.literal('IMAGE_SCAN'),
        Target: z.string(),
        TargetType: z.string(),
        Status: z.string(),
        Source: z.string(),
        Finish: z.number(),
        Create: z.string(),
        Modified: z.string(),
        /** Ms since 1970; 0 where it has not begun or ended. */
        StartTime: z.number(),
        FinishTime: z.number(),
      }),
    ),
  },
  access: 'read',
});
