import * as z from 'zod/mini';
import { action } from '../action.ts';
import { riskLevelSchema } from '../enums.ts';
import { anyText, lineOfText } from '../fields.ts';
import { limits } from '../limits.ts';
import { pageInfoSchema, pagingRequest } from '../paging.ts';
import { imageBaseFields } from './baseImage.ts';
import { imageContentFields } from './imageContents.ts';
import { imageRowSchema } from './images.ts';
import { reportStateSchema } from './vulnerabilities.ts';

/** All that is known of one image beside its vulnerabilities. NotFound once the registry no longer holds it. */
export const describeImageDetail = action({
  request: {
    Uuid: lineOfText(64),
    /** Which of its platforms is shown: a name of `Platforms`, or the digest of its manifest. */
    Platform: z.optional(anyText(limits.text.platform)),
  },
  response: {
    ...imageContentFields,
    Image: imageRowSchema,
    MediaType: z.string(),
    /** When a listing first and last saw it; ms since 1970. */
    FirstSeenTime: z.number(),
    LastSeenTime: z.number(),
    /** When its turn to be taken in is expected to come, ms since 1970; only while it waits under a speed limit. */
    IntakeExpected: z.optional(z.number()),
    /** Other rows of the same registry with the same digest, newest first, at most a hundred. */
    SharedTags: z.array(
      z.object({ Uuid: z.string(), RepoNamespace: z.string(), RepoName: z.string(), Tag: z.string() }),
    ),
    ReportState: reportStateSchema,
    /** What scanned it, such as `Trivy v0.50`; '' where the registry does not say. */
    Scanner: z.string(),
    ...imageBaseFields,
  },
  access: 'read',
  extension: true,
});

/** An image that the registry no longer holds. Kept for ninety days. */
export const vanishedImageSchema = z.object({
  Tag: z.string(),
  Digest: z.string(),
  RiskLevel: riskLevelSchema,
  VulCount: z.number(),
  /** Ms since 1970: first seen, and the listing that no longer found it. */
  FirstSeenTime: z.number(),
  VanishedTime: z.number(),
});
export type VanishedImage = z.infer<typeof vanishedImageSchema>;

/** Images of one repository that vanished, the latest first. */
export const describeVanishedImages = action({
  request: { ...pagingRequest, RepoId: lineOfText(20) },
  response: { VanishedImages: z.array(vanishedImageSchema), PageInfo: pageInfoSchema },
  access: 'read',
  extension: true,
});
