import type { Failure, PresentedCertificate } from '../failures/failures.ts';
import type { FailureCase } from '../failures/policy.ts';

const certificate: PresentedCertificate = {
  subject: 'CN=harbor.example.com',
  issuer: 'CN=Example CA',
  validFrom: Date.UTC(2026, 0, 1),
  validTo: Date.UTC(2027, 0, 1),
  sha256: 'AA:BB',
};
const refused = (reason: Extract<Failure, { code: 'FailedToVerifyUsernameOrPwd' }>['reason']): Failure => ({
  code: 'FailedToVerifyUsernameOrPwd',
  reason,
});
const network = (reason: Extract<Failure, { code: 'NetworkConnectError' }>['reason']): Failure => ({
  code: 'NetworkConnectError',
  reason,
  passed: null,
});
const untrusted = (reason: Extract<Failure, { code: 'CertificateError' }>['reason']): Failure => ({
  code: 'CertificateError',
  reason,
  certificate,
});
const answered = (reason: Extract<Failure, { code: 'RegistryFailure' }>['reason']): Failure => ({
  code: 'RegistryFailure',
  reason,
  status: 500,
});
const scan = (reason: Extract<Failure, { code: 'ImageScanFailure' }>['reason']): Failure => ({
  code: 'ImageScanFailure',
  reason,
});

/** One failure of every case, so that tests can ask for each what is promised of it. */
export const sampleFailures: Record<FailureCase, Failure> = {
  'FailedToVerifyUsernameOrPwd.refused': refused('refused'),
  'FailedToVerifyUsernameOrPwd.oidc': refused('oidc'),
  'FailedToVerifyUsernameOrPwd.userDisabled': refused('userDisabled'),
  'FailedToVerifyUsernameOrPwd.encryptedPasswordNeeded': refused('encryptedPasswordNeeded'),
  'FailedToVerifyUsernameOrPwd.tokenRefused': refused('tokenRefused'),
  'FailedToVerifyUsernameOrPwd.tokenUnknown': refused('tokenUnknown'),
  'FailedToVerifyUsernameOrPwd.tokenExpired': refused('tokenExpired'),
  'FailedToVerifyUsernameOrPwd.tokenOwnerDisabled': refused('tokenOwnerDisabled'),
  'FailedToVerifyUsernameOrPwd.organizationUnknown': refused('organizationUnknown'),
  'FailedToVerifyUsernameOrPwd.accessKeyUnknown': refused('accessKeyUnknown'),
  'FailedToVerifyUsernameOrPwd.accessKeyInactive': refused('accessKeyInactive'),
  'FailedToVerifyUsernameOrPwd.accessKeySecretWrong': refused('accessKeySecretWrong'),
  'FailedToVerifyUsernameOrPwd.clockSkew': refused('clockSkew'),
  RegistryVersionError: { code: 'RegistryVersionError', found: 'V1' },
  'UserDoesNotHaveAdminRole.account': { code: 'UserDoesNotHaveAdminRole', robot: false, missing: ['systemAdmin'] },
  'UserDoesNotHaveAdminRole.token': {
    code: 'UserDoesNotHaveAdminRole',
    robot: false,
    missing: ['readRepositories'],
    row: 0,
  },
  'UserDoesNotHaveAdminRole.robot': { code: 'UserDoesNotHaveAdminRole', robot: true, missing: ['listImages'] },
  'NetworkConnectError.refused': network('refused'),
  'NetworkConnectError.unreachable': network('unreachable'),
  'NetworkConnectError.timeout': network('timeout'),
  'NetworkConnectError.reset': network('reset'),
  'NetworkConnectError.plainHttpToHttps': network('plainHttpToHttps'),
  'NetworkConnectError.tlsToPlainHttp': network('tlsToPlainHttp'),
  'NetworkConnectError.addressRefused': network('addressRefused'),
  'NetworkConnectError.nameNotResolved': network('nameNotResolved'),
  'CertificateError.untrusted': untrusted('untrusted'),
  'CertificateError.expired': untrusted('expired'),
  'CertificateError.notYetValid': untrusted('notYetValid'),
  'CertificateError.otherName': untrusted('otherName'),
  'CertificateError.pinMismatch': untrusted('pinMismatch'),
  'CertificateError.handshake': untrusted('handshake'),
  RegistryTypeError: { code: 'RegistryTypeError', found: null },
  RegistryRateLimited: { code: 'RegistryRateLimited', retryAfterSeconds: null },
  'RegistryFailure.status': answered('status'),
  'RegistryFailure.notJson': answered('notJson'),
  'RegistryFailure.unexpectedAnswer': answered('unexpectedAnswer'),
  'RegistryFailure.tooLarge': answered('tooLarge'),
  'RegistryFailure.tooManyPages': answered('tooManyPages'),
  'RegistryFailure.repeatedPage': answered('repeatedPage'),
  'RegistryFailure.otherOrigin': answered('otherOrigin'),
  'RegistryFailure.incompleteList': answered('incompleteList'),
  'RegistryFailure.changedWhileRead': answered('changedWhileRead'),
  'RegistryFailure.refusedCall': answered('refusedCall'),
  'RegistryFailure.away': { code: 'RegistryFailure', reason: 'status', status: 503, retryAfterSeconds: 30 },
  VpcAccessNotConfigured: { code: 'VpcAccessNotConfigured', instances: [{ name: 'lab', reason: 'disabled' }] },
  'ImageScanFailure.scannerFailed': scan('scannerFailed'),
  'ImageScanFailure.noScanner': scan('noScanner'),
  'ImageScanFailure.unsupported': scan('unsupported'),
  'ImageScanFailure.tooLarge': scan('tooLarge'),
  'ImageScanFailure.timedOut': scan('timedOut'),
  'ImageScanFailure.imageGone': scan('imageGone'),
  'ImageScanFailure.noReport': scan('noReport'),
  'ImageScanFailure.registryPaused': scan('registryPaused'),
  'ImageScanFailure.readOnly': scan('readOnly'),
  'ImageScanFailure.stopped': scan('stopped'),
  'ImageScanFailure.notStarted': scan('notStarted'),
  StoredSecretUnreadable: { code: 'StoredSecretUnreadable', row: 0 },
  ServerFault: { code: 'ServerFault' },
};
