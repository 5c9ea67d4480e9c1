import type { ParsedRequestOf } from '#contract/actions.ts';
import type { ErrorCode } from '#contract/errors.ts';
import type { Failure } from '#contract/failures.ts';
import { issueText } from '#contract/issues.ts';
import type { Language } from '#contract/language.ts';
import { Refusal } from '../refusal.ts';

type AddRequest = ParsedRequestOf<'AddPrivateRegistry'>;
type DemoField = 'UserName' | 'RegistryVersion' | 'RegistryHostIp';

/** Typed into `field`, `value` brings `code`. */
export interface DemoError {
  readonly field: DemoField;
  readonly value: string;
  readonly code: ErrorCode;
  readonly refusal: (language: Language) => Refusal;
}

function fails(field: DemoField, value: string, detail: Failure): DemoError {
  return { field, value, code: detail.code, refusal: () => Refusal.registry(detail) };
}

function refuses(value: string, code: ErrorCode): DemoError {
  return { field: 'RegistryHostIp', value, code, refusal: () => new Refusal(code) };
}

const weekAgo = Date.now() - 7 * 86_400_000;

const expiredCertificate = {
  subject: 'CN=harbor.example.com',
  issuer: 'CN=Example Issuing CA',
  validFrom: weekAgo - 365 * 86_400_000,
  validTo: weekAgo,
  sha256: '3A:'.repeat(31).concat('3A'),
};

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
  fails('RegistryHostIp', '203.0.113.1', { code: 'NetworkConnectError', reason: 'timeout', passed: null }),
  fails('RegistryHostIp', '203.0.113.2', { code: 'NetworkConnectError', reason: 'refused', passed: null }),
  fails('RegistryHostIp', '203.0.113.3', {
    code: 'NetworkConnectError',
    reason: 'plainHttpToHttps',
    passed: 'connect',
  }),
  fails('RegistryHostIp', '203.0.113.4', {
    code: 'CertificateError',
    reason: 'expired',
    certificate: expiredCertificate,
  }),
  fails('RegistryHostIp', '203.0.113.5', { code: 'RegistryTypeError', found: null }),
  fails('RegistryHostIp', '203.0.113.6', { code: 'RegistryRateLimited', retryAfterSeconds: 30 }),
  fails('RegistryHostIp', '203.0.113.7', { code: 'RegistryFailure', reason: 'status', status: 502 }),
  {
    field: 'RegistryHostIp',
    value: '169.254.169.254',
    code: 'IllegalParam',
    refusal: (language) =>
      new Refusal('IllegalParam', {
        issues: [{ path: ['RegistryHostIp'], message: issueText('addressRefused', language) }],
      }),
  },
  refuses('198.51.100.20', 'RegistryAlreadyExists'),
  refuses('203.0.113.8', 'NoPermission'),
  refuses('203.0.113.9', 'ServerError'),
];

/** The error that these values bring, if any. */
export function demoErrorOf(request: AddRequest): DemoError | undefined {
  return demoErrors.find(({ field, value }) => request[field] === value);
}
