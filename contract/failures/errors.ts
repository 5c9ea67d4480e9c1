import * as z from 'zod/mini';
import { type FailureCode, failureSchema } from './failures.ts';

/** What the caller can do wrong, or the server; beside the registry failures. */
type GeneralCode =
  | 'IllegalParam'
  | 'NotSignedIn'
  | 'SignInRefused'
  | 'Throttling'
  | 'Throttling.SignIn'
  | 'SetupRefused'
  | 'AlreadySetUp'
  | 'NoPermission'
  | 'HostRefused'
  | 'OriginRefused'
  | 'HeadersTooLong'
  | 'TlsRequired'
  | 'NotFound'
  | 'RegistryAlreadyExists'
  | 'RegistryPaused'
  | 'RequestIncomplete'
  | 'ServerBusy'
  | 'ServerUpgrading'
  | 'ServerError';

/** What is said of who may come in, and do what. */
export type AccessCode =
  | 'NoPermission.Role'
  | 'NoPermission.Registries'
  | 'LastAdministrator'
  | 'LinkInvalid'
  | 'SecondStepRequired';

/** What a script hears of its access key and signature; nobody at the console does. */
export type AccessKeyCode =
  | 'NoPermission.ReadOnlyKey'
  | 'NoPermission.KeyAddress'
  | 'NoPermission.KeyManagement'
  | 'InvalidAccessKeyId.NotFound'
  | 'InvalidAccessKeyId.Inactive'
  | 'IncompleteSignature'
  | 'SignatureDoesNotMatch'
  | 'SignatureNonceUsed'
  | 'InvalidTimeStamp.Expired'
  | 'InvalidAction.NotFound'
  | 'InvalidVersion'
  | 'Throttling.User';

export type ErrorCode = FailureCode | GeneralCode | AccessCode | AccessKeyCode;

/** A field of AddPrivateRegistry that an error points at. */
export type RegistryField =
  | 'RegistryType'
  | 'RegistryVersion'
  | 'ProtocolType'
  | 'RegistryHostIp'
  | 'Port'
  | 'DomainName'
  | 'UserName'
  | 'Password'
  | 'CaCertificate'
  | 'IncludePatterns'
  | 'ExtraParam';

interface ErrorFacts {
  readonly status: 400 | 401 | 403 | 404 | 408 | 409 | 429 | 431 | 500 | 503;
  /** The form's fields to mark, the first one to focus. */
  readonly pointsAt: readonly RegistryField[];
}

function facts(status: ErrorFacts['status'], pointsAt: readonly RegistryField[] = []): ErrorFacts {
  return { status, pointsAt };
}

/**
 * The closed list of error codes. The first four codes, their zh messages and what they point at are
 * the vendor's (page of 2023-06-15) and stand as they are; the rest is ours.
 */
export const errorFacts: Record<ErrorCode, ErrorFacts> = {
  FailedToVerifyUsernameOrPwd: facts(400, ['UserName', 'Password']),
  RegistryVersionError: facts(400, ['RegistryVersion']),
  UserDoesNotHaveAdminRole: facts(400, ['UserName']),
  NetworkConnectError: facts(400, ['RegistryHostIp', 'Port', 'ProtocolType']),
  CertificateError: facts(400, ['DomainName', 'CaCertificate']),
  RegistryTypeError: facts(400, ['RegistryType', 'RegistryHostIp', 'Port', 'DomainName']),
  RegistryRateLimited: facts(400, ['RegistryHostIp']),
  RegistryFailure: facts(400, ['RegistryHostIp']),
  VpcAccessNotConfigured: facts(400),
  ImageScanFailure: facts(400),
  ImageContentFailure: facts(400),
  TokenServiceFailure: facts(400),
  StoredSecretUnreadable: facts(400, ['Password']),
  RegistryPaused: facts(409),
  ServerFault: facts(500),
  ServerStopped: facts(500),
  RegistryAlreadyExists: facts(409, ['RegistryHostIp', 'Port', 'DomainName']),
  IllegalParam: facts(400),
  NotSignedIn: facts(401),
  SignInRefused: facts(401),
  Throttling: facts(429),
  'Throttling.SignIn': facts(429),
  SetupRefused: facts(403),
  AlreadySetUp: facts(409),
  NoPermission: facts(403),
  'NoPermission.Role': facts(403),
  LastAdministrator: facts(409),
  LinkInvalid: facts(403),
  SecondStepRequired: facts(401),
  'NoPermission.Registries': facts(403),
  'NoPermission.ReadOnlyKey': facts(403),
  'NoPermission.KeyAddress': facts(403),
  'NoPermission.KeyManagement': facts(403),
  // Those of the SDK wire are the cloud's, as its gateway answers them.
  'InvalidAccessKeyId.NotFound': facts(404),
  'InvalidAccessKeyId.Inactive': facts(400),
  IncompleteSignature: facts(400),
  SignatureDoesNotMatch: facts(400),
  SignatureNonceUsed: facts(400),
  'InvalidTimeStamp.Expired': facts(400),
  'InvalidAction.NotFound': facts(404),
  InvalidVersion: facts(400),
  'Throttling.User': facts(429),
  HostRefused: facts(403),
  OriginRefused: facts(403),
  HeadersTooLong: facts(431),
  TlsRequired: facts(400),
  NotFound: facts(404),
  RequestIncomplete: facts(408),
  ServerBusy: facts(503),
  ServerUpgrading: facts(503),
  ServerError: facts(500),
};

export const errorCodes = Object.keys(errorFacts) as readonly ErrorCode[];

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorFacts, code);
}

/** The body of every answer with a status of 400 and above. Parsed loosely: a proxy may answer instead of us. */
export const errorBodySchema = z.object({
  Code: z.string(),
  Message: z.string(),
  RequestId: z.string(),
  HostId: z.optional(z.string()),
  Recommend: z.optional(z.string()),
  /** Wrong fields; `path` as in `["ExtraParam", 0, "authToken"]`. */
  Issues: z.optional(z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }))),
  /** The registry's failure with its data, where there was one. */
  Detail: z.optional(failureSchema),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;
