import * as z from 'zod/mini';
import { action } from './action.ts';
import { jsonText } from './criteria.ts';
import {
  netTypeSchema,
  privateRegistryTypes,
  protocolTypeSchema,
  registryStateSchema,
  registryTypeSchema,
  registryVersionSchema,
} from './enums.ts';
import { extension } from './extension.ts';
import { failureSchema } from './failures.ts';
import { domainName, globPatterns, id, ipAddress, lineOfText, port, secret, transPerHour, vpcId } from './fields.ts';
import { issue } from './issues.ts';
import { limits } from './limits.ts';
import { pageInfoSchema, pagingRequest } from './paging.ts';

/** What stands in an answer where the cloud would return a secret: secrets are write-only here. */
export const secretMask = '******';

/** One Quay row: an organization and the token that reads it. */
export const quayRowSchema = z.object({
  namespace: lineOfText(255),
  authToken: secret(limits.text.password),
});
export type QuayRow = z.infer<typeof quayRowSchema>;

/** At least one row, each complete, organizations unique. */
export const quayRowsSchema = z.array(quayRowSchema).check(
  z.minLength(1, { error: issue('quayRows') }),
  z.maxLength(limits.quayRows, { error: issue('tooLong') }),
  z.check((context) => {
    const seen = new Set<string>();
    context.value.forEach((row, index) => {
      if (seen.has(row.namespace)) {
        context.issues.push({
          code: 'custom',
          message: issue('organizationTwice'),
          path: [index, 'namespace'],
          input: row.namespace,
        });
      }
      seen.add(row.namespace);
    });
  }),
);

/** The fields of the connect form, each with its rule; AddPrivateRegistry and the form both build on them. */
export const registryFields = {
  RegistryType: z.enum(privateRegistryTypes, { error: issue('option') }),
  RegistryVersion: z.enum(registryVersionSchema.def.entries, { error: issue('option') }),
  ProtocolType: protocolTypeSchema,
  NetType: netTypeSchema,
  VpcId: z.optional(vpcId),
  RegistryRegionId: lineOfText(64),
  RegistryHostIp: ipAddress,
  Port: z.optional(port),
  DomainName: domainName,
  UserName: lineOfText(limits.text.userName),
  Password: secret(limits.text.password),
  TransPerHour: transPerHour,
};

export const addPrivateRegistry = action({
  request: {
    ...registryFields,
    TransPerHour: z._default(transPerHour, limits.transPerHour.default),
    /** JSON text `[{"namespace","authToken"}]`; required for quay. */
    ExtraParam: z.optional(z.pipe(z.string(), z.pipe(jsonText, quayRowsSchema))),
    /** Same token, same answer: a repeated click or a lost answer makes one registry. */
    ClientToken: extension(z.optional(lineOfText(64))),
    /** `DomainName:Port` unless given. */
    RegistryName: extension(z.optional(lineOfText(limits.text.registryName))),
    /** Saves without asking the registry anything; it is marked unverified. */
    SkipVerify: extension(z.optional(z.boolean())),
    IncludePatterns: extension(z.optional(globPatterns)),
    ExcludePatterns: extension(z.optional(globPatterns)),
    /** A PEM certificate of the authority to trust for this registry alone. */
    CaCertificate: extension(z.optional(z.string().check(z.maxLength(65_536, { error: issue('tooLong') })))),
    /** SHA-256 of the one certificate to accept, as 64 hex digits, colons allowed. */
    CertificateFingerprint: extension(
      z.optional(z.string().check(z.regex(/^(?:[0-9a-f]{2}:?){31}[0-9a-f]{2}$/i, { error: issue('fingerprint') }))),
    ),
  },
  response: {
    Data: z.object({
      Id: z.number(),
      AliUid: z.number(),
      DomainName: z.string(),
      NetType: z.number(),
      Password: z.string(),
      ProtocolType: z.number(),
      RegionId: z.string(),
      RegistryHostIp: z.string(),
      RegistryType: z.string(),
      RegistryVersion: z.string(),
      Token: z.string(),
      TransPerHour: z.number(),
      UserName: z.string(),
      VpcId: z.optional(z.string()),
    }),
  },
  access: 'write',
});

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
  ImageCount: z.number(),
  /** ISO 8601, UTC. */
  GmtCreate: z.string(),
  GmtModified: z.string(),
  /** The port in use, 80 or 443 by protocol where none was given. */
  Port: extension(z.number()),
  RegistryVersion: extension(registryVersionSchema),
  State: extension(registryStateSchema),
  LastError: extension(z.optional(lastErrorSchema)),
  /** Times in ms since 1970. */
  LastSyncTime: extension(z.optional(z.number())),
  NextSyncTime: extension(z.optional(z.number())),
  /** What the last or running listing has found. */
  ListedRepositories: extension(z.number()),
  /** Repositories the registry says it holds; absent until it has said so. */
  RepositoryCount: extension(z.optional(z.number())),
  ListedImages: extension(z.number()),
  TakenInImages: extension(z.number()),
  /** Whether the last listing saw everything that the registry says it holds. */
  Complete: extension(z.boolean()),
  SecretSetAt: extension(z.number()),
});
export type RegistryRow = z.infer<typeof registryRowSchema>;

export const pageImageRegistry = action({
  request: {
    ...pagingRequest,
    RegistryNameLike: z.optional(z.string().check(z.maxLength(limits.text.searchText))),
    RegistryTypeInList: z.optional(z.array(z.string())),
    RegistryTypeNotInList: z.optional(z.array(z.string())),
    SourceIp: z.optional(z.string()),
  },
  response: { List: z.array(registryRowSchema), PageInfo: pageInfoSchema },
  access: 'read',
});

export const deletePrivateRegistry = action({
  request: { RegistryId: id },
  response: { Data: z.boolean() },
  access: 'write',
});

export const listPrivateRegistryType = action({
  request: {},
  response: { RegistryTypeInfos: z.array(z.object({ RegistryType: z.string(), Count: z.number() })) },
  access: 'read',
});

export const listImageRegistryRegion = action({
  request: {},
  response: { Regions: z.array(z.object({ RegionId: z.string(), RegionName: z.string() })) },
  access: 'read',
});
