import * as z from 'zod/mini';
import { action, extension } from '../action.ts';
import { anyText, lineOfText } from '../fields.ts';
import { issue } from '../issues.ts';
import { limits } from '../limits.ts';
import { pagingRequest } from '../paging.ts';
import {
  buildRiskClasses,
  buildRiskKeys,
  buildRiskLevelSchema,
  buildRiskLevels,
  countedRiskKeys,
} from './buildRisks.ts';

/** What somebody decided about a finding: `Status` on the wire. */
export const riskStatuses = { unhandled: 0, ignored: 1, falsePositive: 2 } as const;
export const riskStatusSchema = z.union([z.literal(0), z.literal(1), z.literal(2)], { error: issue('option') });
export type RiskStatus = z.infer<typeof riskStatusSchema>;

/**
 * Ours: what a decision is about. `image`: this row of the image list alone; `repository`: all images of its repository, later ones
 * too; `everywhere`: all images of the data centre.
 */
export const acceptanceScopes = ['image', 'repository', 'everywhere'] as const;
export const acceptanceScopeSchema = z.enum(acceptanceScopes, { error: issue('option') });
export type AcceptanceScope = z.infer<typeof acceptanceScopeSchema>;

const countedKeySchema = z.enum(countedRiskKeys, { error: issue('option') });

/** One, or several separated by commas, as the cloud sends levels. */
function listOf<const Values extends readonly string[]>(values: Values, maxLength: number) {
  return z.pipe(
    z.pipe(
      anyText(maxLength),
      z.transform((text: string) => text.split(',').map((each) => each.trim())),
    ),
    z.array(z.enum(values, { error: issue('option') })).check(z.maxLength(values.length, { error: issue('tooLong') })),
  );
}
export const levelList = listOf(buildRiskLevels, 64);
export const riskKeyList = listOf(countedRiskKeys, 512);

/** What narrows a list of risks: a part of their name, or of their class's, in the caller's language. */
const riskNarrowing = {
  Criteria: z.optional(anyText(limits.text.searchText)),
  CriteriaType: z._default(z.enum(['RiskKeyName', 'RiskClassName'], { error: issue('option') }), 'RiskKeyName'),
  RiskLevel: z.optional(levelList),
};

/** What narrows a list of images by the name of their repository; any part of it. */
const imageNarrowing = {
  Criteria: z.optional(anyText(limits.text.searchText)),
  CriteriaType: z._default(z.enum(['RepoNamespace', 'RepoName'], { error: issue('option') }), 'RepoName'),
  RiskLevel: z.optional(levelList),
  Status: z.optional(riskStatusSchema),
};

const pageInfo = z.object({ CurrentPage: z.number(), PageSize: z.number(), TotalCount: z.number() });

/** What every answer of these actions carries in the cloud’s API. */
export const answered = { Code: z.literal('200'), Message: z.literal(''), Success: z.literal(true) };
export const success = { Code: '200', Message: '', Success: true } as const;

const riskNames = {
  RiskKey: z.enum(buildRiskKeys),
  RiskKeyName: z.string(),
  RiskClass: z.enum(buildRiskClasses),
  RiskClassName: z.string(),
  RiskLevel: buildRiskLevelSchema,
};

/** One build risk over all images of the data centre. */
export const buildRiskRowSchema = z.object({
  ...riskNames,
  RiskKey: countedKeySchema,
  /** Rows of the image list that have it, and those where it is unhandled. */
  Count: z.number(),
  UnprocessedNum: z.number(),
  RepositoryCount: extension(z.number()),
  Description: extension(z.string()),
  Advice: extension(z.string()),
  /** When one of these images was first and last taken in with it, ms since 1970. */
  FirstScanTime: z.number(),
  LastScanTime: z.number(),
});
export type BuildRiskRow = z.infer<typeof buildRiskRowSchema>;

/** Which build risks are in how many images, the worst first, then the most widespread. The images: criterion `buildRisk`. */
export const describeImageBuildRiskList = action({
  request: { ...pagingRequest, ...riskNarrowing },
  response: { ...answered, Data: z.object({ List: z.array(buildRiskRowSchema), PageInfo: pageInfo }) },
  access: 'read',
});

/** Who decided that a finding is no risk here, and why. */
export const acceptanceSchema = z.object({
  Scope: acceptanceScopeSchema,
  Reason: z.string(),
  UserName: z.string(),
  /** Ms since 1970. */
  Time: z.number(),
});

/** What is told of an image that has a risk. */
export const riskImage = {
  Uuid: z.string(),
  /** The registry’s. */
  InstanceId: z.string(),
  RegionId: z.string(),
  RepoNamespace: z.string(),
  RepoName: z.string(),
  Tag: z.string(),
  Digest: z.string(),
  RiskLevel: buildRiskLevelSchema,
  /** When the image was taken in, ms since 1970. */
  FirstScanTime: z.number(),
  LastScanTime: z.number(),
  /** Absent where it is unhandled. */
  Acceptance: extension(z.optional(acceptanceSchema)),
};

export const riskImageRowSchema = z.object({
  ...riskImage,
  Status: riskStatusSchema,
  RegistryName: extension(z.string()),
});
export type RiskImageRow = z.infer<typeof riskImageRowSchema>;

/** The images that have one build risk, handled or not. */
export const describeImageListByBuildRisk = action({
  request: { ...pagingRequest, ...imageNarrowing, RiskKey: countedKeySchema },
  response: { ...answered, Data: z.object({ List: z.array(riskImageRowSchema), PageInfo: pageInfo }) },
  access: 'read',
});

/** One finding in one image. Of a secret its value is nowhere: its name and kind are. */
export const buildRiskFindingSchema = z.object({
  ...riskNames,
  Description: z.string(),
  /** What to do; the cloud calls it by both names. */
  Advice: z.string(),
  Promt: z.string(),
  /** The command that did it, secrets masked; '' where the configuration alone tells. */
  LayerCmd: z.string(),
  /** Of the layer that the command made; '' where it made none, or the history does not match the layers. */
  LayerDigest: z.string(),
  /** The variable or label; '' where there is none. */
  Name: extension(z.string()),
  /** What a secret was taken for; '' for other risks. */
  Kind: extension(z.string()),
  KindName: extension(z.string()),
  /** Of an index, those it was found in. */
  Platforms: extension(z.array(z.string())),
  Status: extension(riskStatusSchema),
  Acceptance: extension(z.optional(acceptanceSchema)),
});
export type BuildRiskFinding = z.infer<typeof buildRiskFindingSchema>;

/**
 * The findings of one image, the worst first; with its `Uuid` alone all of them. `stale_image` stands behind the last, and is not
 * counted in `TotalCount`.
 */
export const describeImageBuildRiskByKey = action({
  request: {
    ...pagingRequest,
    ImageUuid: lineOfText(64),
    RiskKey: z.optional(z.enum(buildRiskKeys, { error: issue('option') })),
    Status: z.optional(riskStatusSchema),
  },
  response: { ...answered, Data: z.object({ List: z.array(buildRiskFindingSchema), PageInfo: pageInfo }) },
  access: 'read',
});

/** Who decides, about what, and why. */
export const acceptanceDecision = {
  /** Comma-separated. */
  ImageUuids: lineOfText(limits.text.list),
  Status: riskStatusSchema,
  /** Of `Status` 0: the decision of this scope that is taken back, and narrower ones within it. */
  Scope: extension(z._default(acceptanceScopeSchema, 'repository')),
  Reason: extension(z._default(anyText(limits.text.reason), '')),
};
export const decided = { ...answered, Data: z.object({ Id: z.number() }) };

/** Decides about one build risk of images: ignored, a false positive, or unhandled again. Lists and counts follow within moments. */
export const setImageBuildRiskStatus = action({
  request: { ...acceptanceDecision, RiskKey: z.enum(buildRiskKeys, { error: issue('option') }) },
  response: decided,
  access: 'write',
});
