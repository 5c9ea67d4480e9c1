import * as z from 'zod/mini';
import { registryVersionSchema } from '../enums.ts';
import { registryTypeSchema } from '../kinds/registryTypes.ts';
import { missingRights } from './rights.ts';

/**
 * Everything that can go wrong with a registry, or with us on its behalf, as one closed list carried unchanged from the socket
 * to the screen. Each kind has its own data; none holds a secret or a registry's raw text at length.
 */

/** How far a connection attempt got. */
export const connectionStages = ['resolve', 'connect', 'tls', 'version', 'login', 'role', 'listing'] as const;
export const connectionStageSchema = z.enum(connectionStages);
export type ConnectionStage = z.infer<typeof connectionStageSchema>;

/** The certificate a server presented; times in ms since 1970, SHA-256 as 64 hex digits in pairs with colons. */
export const presentedCertificateSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  validFrom: z.number(),
  validTo: z.number(),
  sha256: z.string(),
  /**
   * The topmost certificate that the server sent along, where it is an authority or signs itself: what
   * can be trusted for this registry. Its SHA-256 is what an administrator compares before trusting it.
   */
  authority: z.optional(z.object({ subject: z.string(), validTo: z.number(), sha256: z.string(), pem: z.string() })),
});
export type PresentedCertificate = z.infer<typeof presentedCertificateSchema>;

const passwordRefused = z.object({
  code: z.literal('FailedToVerifyUsernameOrPwd'),
  /** `oidc`: the server signs people in elsewhere, so a right password may be refused too. */
  reason: z.enum([
    'refused',
    'oidc',
    /** OCI: nobody may read it without an account, and none is given. */
    'accountNeeded',
    /** Quay: the password may be right, but the user is disabled. */
    'userDisabled',
    /** Quay: plain passwords are refused; it takes encrypted ones, which its own console makes. */
    'encryptedPasswordNeeded',
    /** Quay without anonymous access gives no reason for refusing a token. */
    'tokenRefused',
    'tokenUnknown',
    'tokenExpired',
    'tokenOwnerDisabled',
    'organizationUnknown',
    'accessKeyUnknown',
    'accessKeyInactive',
    'accessKeySecretWrong',
    /** Signatures carry the time: a clock that is off is refused like a wrong secret. */
    'clockSkew',
  ]),
  /** Which Quay row's token, counted from 0. */
  row: z.optional(z.number()),
});

const versionMismatch = z.object({
  code: z.literal('RegistryVersionError'),
  found: z.nullable(registryVersionSchema),
});

const adminRoleMissing = z.object({
  code: z.literal('UserDoesNotHaveAdminRole'),
  robot: z.boolean(),
  missing: z.array(z.enum(missingRights)),
  /** Which Quay row's token, counted from 0; absent where it is the account. */
  row: z.optional(z.number()),
});

/** Where a redirect leads: scheme, host, port and path, without the query, which may hold a secret. */
const location = z.string();

const networkFailure = z.object({
  code: z.literal('NetworkConnectError'),
  reason: z.enum([
    'refused',
    'unreachable',
    'timeout',
    'reset',
    /** An HTTPS server was spoken to in plain HTTP. */
    'plainHttpToHttps',
    /** A plain HTTP server was spoken to in TLS. */
    'tlsToPlainHttp',
    /** It speaks older versions of TLS only than are safe. */
    'tlsVersion',
    /** It asks whoever connects for a certificate of their own. */
    'clientCertificate',
    /** TLS failed for another reason that has nothing to do with the certificate, such as no cipher in common. */
    'tlsHandshake',
    'addressRefused',
    /** DNS does not know the name, where no IP is given. */
    'nameNotResolved',
  ]),
  /** The last stage that passed; null when not even a connection stood. */
  passed: z.nullable(connectionStageSchema),
  /** Where the server redirects to HTTPS itself. */
  location: z.optional(location),
});

const certificateRefused = z.object({
  code: z.literal('CertificateError'),
  /** `incompleteChain`: the server leaves out a certificate between its own and a trusted one. */
  reason: z.enum(['untrusted', 'expired', 'notYetValid', 'otherName', 'pinMismatch', 'incompleteChain']),
  certificate: z.nullable(presentedCertificateSchema),
  /** Whose certificate the server left out. */
  missingIssuer: z.optional(z.string()),
});

const typeMismatch = z.object({
  code: z.literal('RegistryTypeError'),
  found: z.nullable(registryTypeSchema),
});

const rateLimited = z.object({
  code: z.literal('RegistryRateLimited'),
  /** What the registry asked for, in seconds; null when it did not say. */
  retryAfterSeconds: z.nullable(z.number()),
  /** Wrong passwords, whoever sent them, have shut the user name out for that long. */
  lockedOut: z.optional(z.literal(true)),
});

const registryFailed = z.object({
  code: z.literal('RegistryFailure'),
  reason: z.enum([
    'status',
    'notJson',
    'unexpectedAnswer',
    'tooLarge',
    'tooManyPages',
    'repeatedPage',
    'otherOrigin',
    'incompleteList',
    'changedWhileRead',
    /** OCI: it does not list its repositories, and the include patterns name none. */
    'noCatalog',
    /** ACR: HTTP 200 with `IsSuccess: false`, or an error code of its own. */
    'refusedCall',
    /** Not in a registry's words: a proxy, a firewall or a maintenance page answered in its place. */
    'intermediary',
    /** The same, where the call names a repository whose slash has to go out encoded twice (`%252F`). */
    'encodedNameRefused',
    'redirected',
  ]),
  /** The HTTP status, where there was one. */
  status: z.nullable(z.number()),
  /** The registry's own error code, such as `INSTANCE_NOT_EXIST`. */
  apiCode: z.optional(z.string()),
  /** When it says that it will be back, in seconds: it is away as a whole until then. */
  retryAfterSeconds: z.optional(z.number()),
  /** The title or first line of a page that is no registry's. */
  title: z.optional(z.string()),
  /** The headers that tell who answered, such as `Server: awselb/2.0`. */
  answeredBy: z.optional(z.array(z.string())),
  /** What has to change to follow a redirect, the least that would do, and where it leads. */
  redirect: z.optional(z.object({ changes: z.enum(['https', 'port', 'path', 'host']), location })),
});

/** ACR Enterprise instances of one region that cannot be taken in before a VPC is given access to them. */
const vpcAccessMissing = z.object({
  code: z.literal('VpcAccessNotConfigured'),
  instances: z.array(
    z.object({
      name: z.string(),
      /** `conflict`: a VPC is linked, but the cloud reports a problem with its private zone. */
      reason: z.enum(['disabled', 'noVpcLinked', 'conflict']),
    }),
  ),
});

/** Why one image was not scanned, or its report not read, where the registry itself is well. */
const scanFailed = z.object({
  code: z.literal('ImageScanFailure'),
  reason: z.enum([
    /** The registry's scanner tried and failed. */
    'scannerFailed',
    /** The registry has no scanner, or it is switched off. */
    'noScanner',
    /** The scanner does not look at images of this kind. */
    'unsupported',
    /** Nor at layers of this size. */
    'tooLarge',
    'timedOut',
    'imageGone',
    /** The registry counts findings, but gives no report that holds them. */
    'noReport',
    'registryPaused',
    /** Harbor: its administrator has put it into the read-only mode, in which it takes no scans. */
    'readOnly',
    /** Somebody stopped the scan in the registry. */
    'stopped',
    /** Of a whole task: a defect of the console kept it from being started. */
    'notStarted',
  ]),
});

/** Why one image's content could not be read through the distribution API, where the registry itself is well. */
const contentUnreadable = z.object({
  code: z.literal('ImageContentFailure'),
  reason: z.enum([
    /** Deleted since it was listed. */
    'gone',
    /** The registry gives it to others, but not to this account. */
    'refused',
    /** What came is not what its digest names. */
    'digestMismatch',
    'notUnderstood',
    /** Neither a manifest nor an index of an image, nor any other artifact that is known. */
    'unknownType',
    /** Docker's first format, which has no configuration. */
    'oldFormat',
    'nestedIndex',
    'tooLarge',
    'tooManyLayers',
    /** An index none of whose platforms was ever brought to this registry. */
    'platformsAbsent',
    /** Its storage sends from one address to the next, without an end. */
    'endlessRedirects',
    /** Its storage sends to where nothing may be fetched from. */
    'redirectRefused',
    'storageUnreachable',
  ]),
  part: z.enum(['index', 'manifest', 'configuration']),
  /** Whose content it is: of an index, perhaps one of its platforms'. */
  digest: z.string(),
  mediaType: z.optional(z.string()),
  location: z.optional(location),
});

/** The server that a registry sends logins to does not do what it should: nothing that needs a token can be read. */
const tokenServiceFailed = z.object({
  code: z.literal('TokenServiceFailure'),
  reason: z.enum([
    /** Nobody has said yet that the password may go there. */
    'unconfirmed',
    /** It is to be sent there without TLS. */
    'plainHttp',
    'unreachable',
    /** Its certificate is not trusted. */
    'untrusted',
    'wrongAnswer',
    /** It gives tokens, but none that opens this repository. */
    'noTokenForRepository',
  ]),
  /** Host, and port unless it is HTTPS's own. */
  host: z.string(),
});

/** A stored password, token or secret that the server's present key does not open: the registry was never asked. */
const secretUnreadable = z.object({
  code: z.literal('StoredSecretUnreadable'),
  /** Which Quay row's token, counted from 0; absent where it is the account's password. */
  row: z.optional(z.number()),
});

/** What this server itself could not do with what a registry answered, as with a full disk: its log says more. */
const serverFault = z.object({ code: z.literal('ServerFault') });

/** This server's process died while it listed the registry, which may have been the cause. */
const serverStopped = z.object({
  code: z.literal('ServerStopped'),
  /** Once: a slow listing follows by itself. Again: it died in that one too. */
  reason: z.enum(['whileListing', 'whileListingAgain']),
});

export const failureSchema = z.discriminatedUnion('code', [
  passwordRefused,
  versionMismatch,
  adminRoleMissing,
  networkFailure,
  certificateRefused,
  typeMismatch,
  rateLimited,
  registryFailed,
  vpcAccessMissing,
  scanFailed,
  contentUnreadable,
  tokenServiceFailed,
  secretUnreadable,
  serverFault,
  serverStopped,
]);
export type Failure = z.infer<typeof failureSchema>;
export type FailureCode = Failure['code'];
