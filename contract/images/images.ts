import * as z from 'zod/mini';
import { action, extension } from '../action.ts';
import {
  intakeStateSchema,
  riskLevelSchema,
  scanBlockSchema,
  scanStatusSchema,
  sortOrderSchema,
  yesNoSchema,
} from '../enums.ts';
import { anyText } from '../fields.ts';
import { issue } from '../issues.ts';
import { registryTypeSchema } from '../kinds/registryTypes.ts';
import { countLimitRequest, pageInfoSchema, pagingRequest } from '../paging.ts';
import { baseImageSchema } from './baseImage.ts';
import { buildRiskLevels } from './buildRisks.ts';
import { criteriaText, imageCriteriaNames, logicalExpSchema, repositoryCriteriaNames } from './criteria.ts';

/** Vulnerabilities of one image by severity; absent severities count as 0. */
export const severityCountsSchema = z.object({
  Critical: z.number(),
  High: z.number(),
  Medium: z.number(),
  Low: z.number(),
  Unknown: z.number(),
});
export type SeverityCounts = z.infer<typeof severityCountsSchema>;

/** Why an image could not be taken in, and when that is tried again, ms since 1970. */
const intakeErrorSchema = z.object({
  Code: z.string(),
  Message: z.string(),
  Recommend: z.string(),
  /** Absent where nothing is tried by itself. */
  NextTry: z.optional(z.number()),
});

/** Columns of the image list that have an order. */
export const imageSortKeys = [
  'ImageUpdate',
  'ImageCreate',
  'ImageSize',
  'RepoName',
  'RiskLevel',
  'VulCount',
  'LastScanTime',
] as const;
export type ImageSortKey = (typeof imageSortKeys)[number];

/** Columns of the repository list that have an order. */
export const repositorySortKeys = [
  'RepoName',
  'RepoNamespace',
  'RiskLevel',
  'ImageCount',
  'HasRiskImageCount',
  'VulCount',
  'LastSyncTime',
] as const;
export type RepositorySortKey = (typeof repositorySortKeys)[number];

/**
 * One image: a row per (registry, namespace, repository, digest, tag). Two tags on one digest are two
 * rows; an untagged image is one row with `Tag` ''; a multi-arch index is one row.
 */
export const imageRowSchema = z.object({
  /** Stable for the row. */
  Uuid: z.string(),
  InstanceId: z.string(),
  ImageId: z.string(),
  RepoId: z.string(),
  RepoName: z.string(),
  RepoNamespace: z.string(),
  RepoType: z.string(),
  RegionId: z.string(),
  RegistryType: registryTypeSchema,
  Tag: z.string(),
  /** `sha256:` and 64 hex digits. */
  Digest: z.string(),
  /** Bytes, as text. */
  ImageSize: z.string(),
  /** Ms since 1970, as text; '' where the registry does not say. */
  ImageCreate: z.string(),
  /** The same; where the registry does not date its pushes, when a listing first saw it (`ImageUpdateIsFirstSeen`). */
  ImageUpdate: z.string(),
  Endpoints: z.string(),
  Status: z.string(),
  SourceBizTag: z.optional(z.string()),
  Deployed: z.number(),
  VulCount: z.number(),
  AlarmCount: z.number(),
  HcCount: z.number(),
  VulStatus: yesNoSchema,
  AlarmStatus: yesNoSchema,
  HcStatus: yesNoSchema,
  RiskStatus: yesNoSchema,
  ScaProgress: z.number(),
  ScaStatus: z.optional(scanStatusSchema),
  ScaResult: z.optional(z.string()),
  /** Ms since 1970; absent when never scanned. */
  LastScanTime: z.optional(z.number()),
  RiskLevel: extension(riskLevelSchema),
  VulCountBySeverity: extension(severityCountsSchema),
  RegistryId: extension(z.number()),
  RegistryName: extension(z.string()),
  /** `os/architecture[/variant]`; several for an index. */
  Platforms: extension(z.array(z.string())),
  /** Why it can never be scanned; absent where it can. */
  ScanBlocked: extension(z.optional(scanBlockSchema)),
  /** The repository's page in the registry's own console; '' where it has none that could be named. */
  RegistryUrl: extension(z.string()),
  /** Whether it was looked into; that of its digest, so rows that share one have the same. */
  IntakeState: extension(intakeStateSchema),
  /** When it was taken in, ms since 1970; absent before that. */
  IntakeTime: extension(z.optional(z.number())),
  /** Only with `FAILED`. */
  IntakeError: extension(z.optional(intakeErrorSchema)),
  /** Whether `ImageUpdate` is when a listing first saw the image, as its registry does not say when it was pushed. */
  ImageUpdateIsFirstSeen: extension(z.boolean()),
  /** Since when its registry does not list it any more, ms since 1970; absent while it does. */
  NotListedSince: extension(z.optional(z.number())),
  /** What it is built on; absent where no connected image is known to be its base. */
  BaseImage: extension(z.optional(baseImageSchema)),
  /** Findings that its base has too; absent without a base, and where the report of either is missing. */
  InheritedVulCount: extension(z.optional(z.number())),
  /** Build risks that nobody has decided about, and the worst of them; absent until it is taken in. */
  BuildRiskCount: extension(z.optional(z.number())),
  BuildRiskLevel: extension(z.optional(z.enum([...buildRiskLevels, 'none']))),
});
export type ImageRow = z.infer<typeof imageRowSchema>;

/** Which images a list shows. */
export const imageFilter = {
  Criteria: z.optional(criteriaText(imageCriteriaNames)),
  LogicalExp: z._default(logicalExpSchema, 'AND'),
  Scanned: z.optional(z.boolean()),
};

/** The list of images: filtered, sorted, paged. */
export const describeImageInstances = action({
  request: {
    ...pagingRequest,
    ...countLimitRequest,
    ...imageFilter,
    /** These images alone, as far as they are there; beside it no other field narrows. */
    Uuids: extension(z.optional(z.array(anyText(64)).check(z.maxLength(100, { error: issue('tooLong') })))),
    SortBy: extension(z.optional(z.enum(imageSortKeys))),
    SortOrder: extension(z.optional(sortOrderSchema)),
  },
  response: { ImageInstanceList: z.array(imageRowSchema), PageInfo: pageInfoSchema },
  access: 'read',
});

export const repositoryRowSchema = z.object({
  RepoId: z.string(),
  InstanceId: z.string(),
  RepoName: z.string(),
  RepoNamespace: z.string(),
  RegionId: z.string(),
  RegistryType: registryTypeSchema,
  Endpoints: z.string(),
  SourceBizTag: z.optional(z.string()),
  ImageCount: z.number(),
  HasRiskImageCount: z.number(),
  VulCount: z.number(),
  AlarmCount: z.number(),
  /** Images with an unhandled build risk of medium level or above. */
  HcCount: z.number(),
  RiskStatus: yesNoSchema,
  VulStatus: yesNoSchema,
  AlarmStatus: yesNoSchema,
  HcStatus: yesNoSchema,
  /** The highest risk among its images. */
  RiskLevel: extension(riskLevelSchema),
  RegistryId: extension(z.number()),
  RegistryName: extension(z.string()),
  /** Ms since 1970. */
  LastSyncTime: extension(z.optional(z.number())),
  /** Its images by risk; a missing level counts as 0. */
  ImageCountByRisk: extension(z.record(riskLevelSchema, z.number())),
  /** The repository's page in the registry's own console; '' where it has none that could be named. */
  RegistryUrl: extension(z.string()),
});
export type RepositoryRow = z.infer<typeof repositoryRowSchema>;

/** The list of repositories: filtered, sorted, paged. */
export const describeImageRepoDetailList = action({
  request: {
    ...pagingRequest,
    ...countLimitRequest,
    Criteria: z.optional(criteriaText(repositoryCriteriaNames)),
    LogicalExp: z._default(logicalExpSchema, 'AND'),
    SortBy: extension(z.optional(z.enum(repositorySortKeys))),
    SortOrder: extension(z.optional(sortOrderSchema)),
  },
  response: { ImageRepoResponses: z.array(repositoryRowSchema), PageInfo: pageInfoSchema },
  access: 'read',
});

/**
 * `InstanceCount` images in all, `RiskInstanceCount` of them at risk (low or above); ours: those with a secret, and those with a build
 * risk of medium or above, that nobody has decided about.
 */
export const describeImageStatistics = action({
  request: {},
  response: {
    InstanceCount: z.number(),
    RiskInstanceCount: z.number(),
    SecretInstanceCount: extension(z.number()),
    BuildRiskInstanceCount: extension(z.number()),
  },
  access: 'read',
});

/** Images per risk level: `ImageRiskLevel` 3 high, 2 medium, 1 low, 0 none. */
export const describeImageRiskLevelStatistic = action({
  request: {},
  response: { ImageRiskLevelList: z.array(z.object({ ImageRiskLevel: z.string(), Cnt: z.number() })) },
  access: 'read',
});

/** How many images of the data centre were scanned. */
export const describeCountScannedImage = action({
  request: {},
  response: { ScannedCount: z.number() },
  access: 'read',
});

/** How many images of the data centre were never scanned. */
export const describeCountNotScannedImage = action({
  request: {},
  response: { NotScannedCnt: z.number() },
  access: 'read',
});
