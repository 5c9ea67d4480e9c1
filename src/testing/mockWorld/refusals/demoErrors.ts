import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { ErrorCode } from '#contract/failures/errors.ts';
import type { Failure } from '#contract/failures/failures.ts';
import { issueText } from '#contract/issues.ts';
import type { PrivateRegistryType } from '#contract/kinds/registryTypes.ts';
import type { Translate } from '#contract/translation.ts';
import { Refusal } from '../../refusal.ts';
import { expiredCertificate, privateCertificate } from './demoCertificates.ts';

/** What is common to a new registry, a diagnosis, and the changes of a registry. */
type ConnectionRequest = Pick<
  ParsedRequestOf<'ModifyImageRegistry'>,
  | 'UserName'
  | 'RegistryVersion'
  | 'RegistryHostIp'
  | 'CaCertificate'
  | 'CertificateFingerprint'
  | 'TokenServiceHost'
  | 'ExtraParam'
> & { RegistryType?: PrivateRegistryType };
type DemoField = 'UserName' | 'RegistryVersion' | 'RegistryHostIp' | 'AuthToken';

/** Typed into `field`, `value` brings `code`. */
interface DemoError {
  readonly field: DemoField;
  readonly value: string;
  readonly code: ErrorCode;
  /** The registry's own failure; absent where the server refuses without asking it. */
  readonly detail?: Failure;
  readonly refusal: (translate: Translate) => Refusal;
  /** What takes the error away though the value stays. */
  readonly cured?: (request: ConnectionRequest) => boolean;
}

function fails(field: DemoField, value: string, detail: Failure, cured?: DemoError['cured']): DemoError {
  const refusal = () => Refusal.registry(detail);
  return { field, value, code: detail.code, detail, refusal, ...(cured === undefined ? {} : { cured }) };
}

function refuses(value: string, code: ErrorCode): DemoError {
  return { field: 'RegistryHostIp', value, code, refusal: () => new Refusal(code) };
}

/**
 * What to type into the connect form of the demo to see each error. The addresses are of TEST-NET-3
 * (RFC 5737): they belong to nobody.
 */
export const demoErrors: readonly DemoError[] = [
  fails('UserName', 'wrong', { code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' }),
  fails('UserName', 'viewer', { code: 'UserDoesNotHaveAdminRole', robot: false, missing: [] }),
  fails('UserName', 'robot$reader', {
    code: 'UserDoesNotHaveAdminRole',
    robot: true,
    missing: ['listProjects', 'listRepositories'],
  }),
  fails('RegistryVersion', 'V1', { code: 'RegistryVersionError', found: 'V2' }),
  fails('AuthToken', 'expired', { code: 'FailedToVerifyUsernameOrPwd', reason: 'tokenExpired' }),
  fails('AuthToken', 'narrow', { code: 'UserDoesNotHaveAdminRole', robot: false, missing: ['readRepositories'] }),
  fails('RegistryHostIp', '203.0.113.1', { code: 'NetworkConnectError', reason: 'timeout', passed: null }),
  fails('RegistryHostIp', '203.0.113.2', { code: 'NetworkConnectError', reason: 'refused', passed: null }),
  fails('RegistryHostIp', '203.0.113.3', {
    code: 'NetworkConnectError',
    reason: 'plainHttpToHttps',
    passed: 'connect',
  }),
  fails(
    'RegistryHostIp',
    '203.0.113.4',
    { code: 'CertificateError', reason: 'expired', certificate: expiredCertificate },
    (request) => Boolean(request.CertificateFingerprint),
  ),
  fails(
    'RegistryHostIp',
    '203.0.113.10',
    { code: 'CertificateError', reason: 'untrusted', certificate: privateCertificate },
    (request) => Boolean(request.CaCertificate) || Boolean(request.CertificateFingerprint),
  ),
  fails('RegistryHostIp', '203.0.113.5', { code: 'RegistryTypeError', found: null }),
  fails(
    'RegistryHostIp',
    '203.0.113.11',
    { code: 'RegistryTypeError', found: 'quay' },
    (request) => request.RegistryType === 'quay',
  ),
  fails(
    'RegistryHostIp',
    '203.0.113.12',
    { code: 'TokenServiceFailure', reason: 'unconfirmed', host: 'auth.example.com' },
    (request) => request.TokenServiceHost === 'auth.example.com',
  ),
  fails('RegistryHostIp', '203.0.113.6', { code: 'RegistryRateLimited', retryAfterSeconds: 30 }),
  fails('RegistryHostIp', '203.0.113.7', { code: 'RegistryFailure', reason: 'status', status: 502 }),
  {
    field: 'RegistryHostIp',
    value: '169.254.169.254',
    code: 'IllegalParam',
    refusal: (translate) =>
      new Refusal('IllegalParam', {
        issues: [{ path: ['RegistryHostIp'], message: issueText('addressRefused', translate) }],
      }),
  },
  refuses('198.51.100.20', 'RegistryAlreadyExists'),
  refuses('203.0.113.8', 'NoPermission'),
  refuses('203.0.113.9', 'ServerError'),
];

/** The error that these values bring, if any; one about a Quay token says in which row. */
export function demoErrorOf(request: ConnectionRequest): DemoError | undefined {
  const rows = request.RegistryType === 'quay' ? (request.ExtraParam ?? []) : [];
  for (const error of demoErrors) {
    if (error.cured?.(request)) continue;
    if (error.field !== 'AuthToken') {
      // Quay has no versions.
      const asked = error.field !== 'RegistryVersion' || request.RegistryType !== 'quay';
      if (asked && request[error.field] === error.value) return error;
      continue;
    }
    const row = rows.findIndex(({ authToken }) => authToken === error.value);
    if (row !== -1 && error.detail !== undefined)
      return fails('AuthToken', error.value, { ...error.detail, row } as Failure);
  }
  return undefined;
}
