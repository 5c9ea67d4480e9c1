import * as z from 'zod/mini';
import { action, extension } from '../action.ts';
import { netTypeSchema, protocolTypeSchema, registryVersionSchema } from '../enums.ts';
import {
  accountName,
  accountNameOrNone,
  anyText,
  caCertificate,
  domainName,
  fingerprint,
  globPatterns,
  hostAndPort,
  id,
  ipAddress,
  jsonText,
  lineOfText,
  port,
  secret,
  secretOrNone,
  transPerHour,
  vpcId,
} from '../fields.ts';
import { issue } from '../issues.ts';
import { quay } from '../kinds/quay.ts';
import { privateRegistryTypes, registryTypeSchema } from '../kinds/registryTypes.ts';
import { limits } from '../limits.ts';
import { pageInfoSchema, pagingRequest } from '../paging.ts';
import { syncScheduleSchema } from '../syncSchedule.ts';
import { completeAccount } from './account.ts';
import { registryListRequest, registrySummarySchema } from './registryList.ts';
import { registryRowSchema } from './registryRow.ts';

/** What stands in an answer where the cloud would return a secret: secrets are write-only here. */
export const secretMask = '******';

/** Where a registry is and as whom we come; without a name as nobody, where its kind may be read so. */
const reachFields = {
  RegistryType: z.enum(privateRegistryTypes, { error: issue('option') }),
  RegistryVersion: z.enum(registryVersionSchema.def.entries, { error: issue('option') }),
  ProtocolType: protocolTypeSchema,
  NetType: netTypeSchema,
  VpcId: z.optional(vpcId),
  RegistryRegionId: lineOfText(64),
  RegistryHostIp: ipAddress,
  Port: z.optional(port),
  DomainName: domainName,
  UserName: z._default(accountNameOrNone, ''),
};
const passwordOrNone = secretOrNone(limits.text.password);

/** The fields of the connect form, each with its rule where it is filled in; AddPrivateRegistry and the form both build on them. */
export const registryFields = {
  ...reachFields,
  UserName: accountName,
  Password: secret(limits.text.password),
  TransPerHour: transPerHour,
};

/** Certificates that are accepted beside those the machine trusts. */
const trustFields = {
  /** PEM certificates of the authorities to trust for this registry alone; what stands beside them is left out, a private key refused. */
  CaCertificate: extension(z.optional(caCertificate)),
  /** SHA-256 of the one certificate to accept, as 64 hex digits, colons allowed. */
  CertificateFingerprint: extension(z.optional(fingerprint)),
};

/** Another host that the password may go to, where the registry has its token service there: as an admin has confirmed. */
const tokenServiceFields = { TokenServiceHost: extension(z.optional(hostAndPort)) };

/** JSON text `[{"namespace","authToken"}]`; required for kinds with extra rows (`kinds`), ignored for others. */
const newExtraRows = z.pipe(anyText(limits.text.extraRows), z.pipe(jsonText, quay.extraRows.added));
/** As above, but a row of a stored registry may come without its token, which is then kept. */
const keptExtraRows = z.pipe(anyText(limits.text.extraRows), z.pipe(jsonText, quay.extraRows.kept));

/** What decides how a registry is reached and who we are there; the same for a diagnosis as for saving. */
export const connectionFields = {
  ...reachFields,
  /** Absent: the stored password of `RegistryId`, which goes only where it was entered for (`secretPlace.ts`). */
  Password: z.optional(passwordOrNone),
  ExtraParam: z.optional(keptExtraRows),
  ...trustFields,
  ...tokenServiceFields,
};

/** What may be said of a registry beside how to reach it. */
const handlingFields = {
  /** `DomainName:Port` unless given. */
  RegistryName: extension(z.optional(lineOfText(limits.text.registryName))),
  /** Saves without asking the registry anything; it is marked unverified. */
  SkipVerify: extension(z.optional(z.boolean())),
  /** A passing diagnosis of the same values, not older than ten minutes, stands in for the verification. */
  DiagnosisId: extension(z.optional(lineOfText(64))),
  /** Globs on `namespace/name`: `*` and `?` stay within a segment, `**` is any number of segments. No include pattern means all. */
  IncludePatterns: extension(z.optional(globPatterns)),
  ExcludePatterns: extension(z.optional(globPatterns)),
  /** Daily unless said. */
  SyncSchedule: extension(z.optional(syncScheduleSchema)),
};

/** An account is both or, where the kind may be read without one, neither (`account.ts`). */
const noAccount = { UserName: reachFields.UserName, Password: z._default(passwordOrNone, '') };

/** Connects a registry. Unless `SkipVerify` says otherwise it is asked first, for 2.5 s at most: version, password, role.
 * A part of it that cannot be proven in that time, as one Quay organization of many, is saved as `unverified` and proven behind it. */
export const addPrivateRegistry = action({
  request: {
    ...registryFields,
    ...noAccount,
    TransPerHour: z._default(transPerHour, limits.transPerHour.default),
    ExtraParam: z.optional(newExtraRows),
    ...trustFields,
    ...tokenServiceFields,
    ...handlingFields,
    /** Same token, same answer: a repeated click or a lost answer makes one registry. */
    ClientToken: extension(z.optional(lineOfText(64))),
  },
  complete: completeAccount,
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

/** Kinds of registry, unknown ones too. */
const registryTypeNames = z.array(anyText(64)).check(z.maxLength(100, { error: issue('tooLong') }));

/** The connected registries of the data centre, with how each is doing. */
export const pageImageRegistry = action({
  request: {
    ...pagingRequest,
    RegistryNameLike: z.optional(anyText(limits.text.searchText)),
    RegistryTypeInList: z.optional(registryTypeNames),
    RegistryTypeNotInList: z.optional(registryTypeNames),
    SourceIp: z.optional(anyText(limits.text.searchText)),
    ...registryListRequest,
  },
  response: {
    List: z.array(registryRowSchema),
    PageInfo: pageInfoSchema,
    Summary: extension(registrySummarySchema),
    /** The server's, as `Asia/Shanghai`: schedules go by it. */
    TimeZone: extension(z.string()),
  },
  access: 'read',
});

/**
 * Changes a registry: any field but its type. A field that is absent stays as it is. A secret too, but not where the address,
 * port, name, protocol, certificate trust, token service or user changes: it goes only where it was entered for, so it is entered again. An
 * empty `CaCertificate`, `CertificateFingerprint` or `TokenServiceHost` takes that trust away, an empty `VpcId` the VPC. What is
 * changed about the way there or the account is verified first, as in AddPrivateRegistry, and nothing is stored where that fails.
 */
export const modifyImageRegistry = action({
  request: {
    Id: id,
    DomainName: z.optional(registryFields.DomainName),
    Password: z.optional(passwordOrNone),
    Port: registryFields.Port,
    RegistryHostIp: z.optional(registryFields.RegistryHostIp),
    TransPerHour: z.optional(transPerHour),
    UserName: z.optional(accountNameOrNone),
    RegistryVersion: extension(z.optional(registryFields.RegistryVersion)),
    ProtocolType: extension(z.optional(registryFields.ProtocolType)),
    NetType: extension(z.optional(registryFields.NetType)),
    VpcId: extension(z.optional(z.union([z.literal(''), vpcId]))),
    RegistryRegionId: extension(z.optional(registryFields.RegistryRegionId)),
    /** All rows; one whose token is absent keeps the stored one. */
    ExtraParam: extension(z.optional(keptExtraRows)),
    CaCertificate: extension(z.optional(z.union([z.literal(''), caCertificate]))),
    CertificateFingerprint: extension(z.optional(z.union([z.literal(''), fingerprint]))),
    TokenServiceHost: extension(z.optional(z.union([z.literal(''), hostAndPort]))),
    ...handlingFields,
  },
  response: {
    Code: z.string(),
    Data: z.optional(z.unknown()),
    HttpStatusCode: z.number(),
    Message: z.string(),
    Success: z.boolean(),
    /** Ms. */
    TimeCost: z.number(),
  },
  access: 'write',
});

/** The Quay rows of a registry, in the order of the form; tokens masked. */
export const listImageRegistryExtra = action({
  request: { RegistryId: id },
  response: {
    ImageRegistryExtraInfos: z.array(
      z.object({
        Id: z.number(),
        AliUid: z.number(),
        RegistryId: z.number(),
        RegistryType: registryTypeSchema,
        Namespace: z.string(),
        AuthToken: z.string(),
        /** Ms since 1970. */
        SecretSetAt: extension(z.number()),
      }),
    ),
  },
  access: 'read',
});

/** The kinds of registry that AddPrivateRegistry takes. */
export const listPrivateRegistryType = action({
  request: {},
  response: { RegistryTypeInfos: z.array(z.object({ RegistryType: z.string(), Count: z.number() })) },
  access: 'read',
});

/** The regions that a registry can be assigned to. */
export const listImageRegistryRegion = action({
  request: {},
  response: { Regions: z.array(z.object({ RegionId: z.string(), RegionName: z.string() })) },
  access: 'read',
});
