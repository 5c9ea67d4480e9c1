import * as z from 'zod/mini';

/** Container Registry's answers, loosely: only the fields we use. */

const text = z.optional(z.nullable(z.string()));
/** The same field is a number in one action and text in the next. */
const numberOrText = z.optional(z.nullable(z.union([z.number(), z.string()])));
const size = z.optional(z.nullable(z.number()));

/** A list's total: text in most Enterprise actions, a number in ListInstance. */
export const totalSchema = z.pipe(z.union([z.number(), z.string().check(z.regex(/^\d{1,15}$/))]), z.transform(Number));

export const instanceSchema = z.object({
  InstanceId: z.string(),
  InstanceName: z.string(),
  InstanceStatus: z.string(),
});

export const vpcEndpointSchema = z.object({
  Enable: z.optional(z.nullable(z.boolean())),
  LinkedVpcs: z.optional(z.nullable(z.array(z.object({ Status: text, Issue: text })))),
});

export const endpointSchema = z.object({
  Enable: z.optional(z.nullable(z.boolean())),
  Domains: z.optional(z.nullable(z.array(z.object({ Domain: z.string() })))),
});
/** Of the one in a VPC, whose domains are plain text. */
export const vpcDomainsSchema = z.object({ Domains: z.optional(z.nullable(z.array(z.string()))) });

export const loginSchema = z.object({
  TempUsername: z.string(),
  AuthorizationToken: z.string(),
  ExpireTime: z.number(),
});
export const personalLoginSchema = z.object({
  data: z.object({ tempUserName: z.string(), authorizationToken: z.string(), expireDate: z.number() }),
});

export const repositorySchema = z.object({ RepoId: z.string(), RepoNamespaceName: z.string(), RepoName: z.string() });

export const tagSchema = z.object({
  Tag: z.string(),
  Digest: z.string(),
  ImageSize: size,
  ImageCreate: numberOrText,
  ImageUpdate: numberOrText,
});

export const scanStatusSchema = z.object({ Status: z.string() });

const count = z.optional(z.nullable(z.number().check(z.int(), z.nonnegative())));
export const scanSummarySchema = z.object({
  HighSeverity: count,
  MediumSeverity: count,
  LowSeverity: count,
  UnknownSeverity: count,
  TotalSeverity: count,
});

export const personalRepositorySchema = z.object({ repoNamespace: z.string(), repoName: z.string() });

export const personalTagSchema = z.object({
  tag: z.string(),
  digest: z.string(),
  imageSize: size,
  imageCreate: numberOrText,
  imageUpdate: numberOrText,
});
