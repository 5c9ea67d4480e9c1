import * as z from 'zod/mini';
import { action, extension } from '../action.ts';
import { anyText, lineOfText } from '../fields.ts';
import { issue } from '../issues.ts';
import { limits } from '../limits.ts';
import { pageInfoSchema, pagingRequest } from '../paging.ts';
import {
  acceptanceDecision,
  acceptanceSchema,
  answered,
  decided,
  levelList,
  riskImage,
  riskStatusSchema,
} from './buildRiskLists.ts';
import { buildRiskLevelSchema, secretRiskKeys } from './buildRisks.ts';

/*
 * The cloud calls secrets in images sensitive files. What we know of are secrets in configurations and histories, so these actions
 * answer for the build risks of the class `secret`: `SensitiveFileKey` is the `RiskKey`.
 */

const keySchema = z.enum(secretRiskKeys, { error: issue('option') });

/** `image` is all that is looked into here. */
const scanRange = {
  ScanRange: z.optional(z.array(lineOfText(32)).check(z.maxLength(16, { error: issue('tooLong') }))),
};

const page = { ...answered, HttpStatusCode: z.literal(200), PageInfo: pageInfoSchema };

const secretNames = {
  SensitiveFileKey: z.enum(secretRiskKeys),
  SensitiveFileName: z.string(),
  RiskLevel: buildRiskLevelSchema,
  Description: z.string(),
  Advice: z.string(),
  /** Ms since 1970. */
  FirstScanTime: z.number(),
  LastScanTime: z.number(),
};

/** Where secrets are, over all images of the data centre or in one. */
export const describeImageSensitiveFileList = action({
  request: {
    ...pagingRequest,
    ...scanRange,
    ImageUuid: z.optional(lineOfText(64)),
    /** A part of `SensitiveFileName`, whatever the type of the criterion. */
    Criteria: z.optional(anyText(limits.text.searchText)),
    CriteriaType: z.optional(lineOfText(64)),
    RiskLevel: z.optional(levelList),
    SensitiveKeyList: z.optional(z.array(lineOfText(64)).check(z.maxLength(64, { error: issue('tooLong') }))),
  },
  response: {
    ...page,
    SensitiveFileList: z.array(
      z.object({
        ...secretNames,
        ClassKey: z.literal('secret'),
        ClassName: z.string(),
        /** Images that have it, and those where it is unhandled; of one image its findings. */
        Count: z.number(),
        UnprocessedNum: z.number(),
        /** 0 while any is unhandled. */
        Status: riskStatusSchema,
      }),
    ),
  },
  access: 'read',
});

/** The secrets of one image; without `SensitiveFileKey` all of them. */
export const describeImageSensitiveFileByKey = action({
  request: {
    ...pagingRequest,
    ...scanRange,
    ImageUuid: lineOfText(64),
    SensitiveFileKey: z.optional(keySchema),
  },
  response: {
    ...page,
    SensitiveFileList: z.array(
      z.object({
        ...secretNames,
        /** The variable, label, build argument or option; '' where a value stands alone. */
        FilePath: z.string(),
        LayerDigest: z.string(),
        /** Of files, which are not looked into. */
        Md5: z.literal(''),
        Promt: z.string(),
        Status: extension(riskStatusSchema),
        Acceptance: extension(z.optional(acceptanceSchema)),
      }),
    ),
  },
  access: 'read',
});

/** The images that have one kind of secret, handled or not. */
export const describeImageListBySensitiveFile = action({
  request: {
    ...pagingRequest,
    ...scanRange,
    SensitiveFileKey: keySchema,
    ImageDigest: z.optional(lineOfText(128)),
    /** The registry’s. */
    RepoInstanceId: z.optional(lineOfText(20)),
    /** Any part of these. */
    RepoNamespace: z.optional(anyText(limits.text.searchText)),
    RepoName: z.optional(anyText(limits.text.searchText)),
    RiskLevel: z.optional(levelList),
    Status: z.optional(z.enum(['0', '1', '2'], { error: issue('option') })),
  },
  response: {
    ...page,
    ImageInfos: z.array(
      z.object({
        ...riskImage,
        /** The registry’s name. */
        InstanceName: z.string(),
        Status: z.enum(['0', '1', '2']),
      }),
    ),
  },
  access: 'read',
});

/** Decides about one kind of secret of images: ignored, a false positive, or unhandled again. */
export const setImageSensitiveFileStatus = action({
  request: { ...acceptanceDecision, ...scanRange, SensitiveFileKey: keySchema },
  response: decided,
  access: 'write',
});
