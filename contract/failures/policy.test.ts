import { expect, test } from 'vitest';
import { sampleFailures } from '../testing/sampleFailures.ts';
import { caseOf, type FailurePolicy, failurePolicy } from './policy.ts';

/**
 * Each list names whole what the table promises of the cases in it, so that a new code or reason fails here by its name
 * until somebody has said what it shall do.
 */
const casesWhere = (holds: (policy: FailurePolicy) => boolean) =>
  Object.entries(failurePolicy)
    .filter(([, policy]) => holds(policy))
    .map(([name]) => name);
const named = (code: string, ...reasons: string[]) => reasons.map((reason) => `${code}.${reason}`);
const sorted = (...lists: (string | readonly string[])[]) => lists.flat().sort();

const network = (...reasons: string[]) => named('NetworkConnectError', ...reasons);
const wrongAnswers = named(
  'RegistryFailure',
  ...['status', 'notJson', 'unexpectedAnswer', 'incompleteList', 'changedWhileRead'],
);
const settledAnswers = named(
  'RegistryFailure',
  ...['tooLarge', 'tooManyPages', 'repeatedPage', 'otherOrigin', 'refusedCall', 'intermediary', 'redirected'],
);
const refusals = named(
  'FailedToVerifyUsernameOrPwd',
  ...['refused', 'oidc', 'accountNeeded', 'userDisabled', 'encryptedPasswordNeeded'],
  ...['accessKeyUnknown', 'accessKeyInactive', 'accessKeySecretWrong'],
);
const deadTokens = named(
  'FailedToVerifyUsernameOrPwd',
  ...['tokenUnknown', 'tokenExpired', 'tokenOwnerDisabled', 'tokenRefused', 'organizationUnknown'],
);
const keyWithoutRight = named('UserDoesNotHaveAdminRole', 'token', 'accessKey');
const clockSkew = 'FailedToVerifyUsernameOrPwd.clockSkew';
const certificates = named(
  'CertificateError',
  ...['untrusted', 'expired', 'notYetValid', 'otherName', 'pinMismatch', 'incompleteChain'],
);
const tls = network('tlsVersion', 'clientCertificate', 'tlsHandshake');
const encodedName = 'RegistryFailure.encodedNameRefused';
const noCatalog = 'RegistryFailure.noCatalog';
const silent = network('timeout', 'reset');
const unreachable = network('refused', 'unreachable', 'nameNotResolved');
const wrongAddress = network('plainHttpToHttps', 'tlsToPlainHttp', 'addressRefused');
const connections = [unreachable, wrongAddress, certificates, tls].flat();
const ofImage = named(
  'ImageScanFailure',
  ...['scannerFailed', 'unsupported', 'tooLarge', 'timedOut', 'notStarted', 'stopped'],
);
const noScanner = 'ImageScanFailure.noScanner';
const settledContent = named(
  'ImageContentFailure',
  ...['notUnderstood', 'unknownType', 'oldFormat', 'nestedIndex', 'tooLarge', 'tooManyLayers'],
);
const unreadContent = named(
  'ImageContentFailure',
  ...['gone', 'refused', 'digestMismatch', 'platformsAbsent', 'endlessRedirects', 'redirectRefused'],
);
const storageAway = 'ImageContentFailure.storageUnreachable';
const noTokens = named('TokenServiceFailure', 'unconfirmed', 'plainHttp');
const tokenServiceAway = named('TokenServiceFailure', 'unreachable', 'untrusted', 'wrongAnswer');
const noTokenForOne = 'TokenServiceFailure.noTokenForRepository';
const ofScanner = named('ImageScanFailure', 'registryPaused', 'readOnly');

test.each(Object.entries(sampleFailures))('%s is told by its code, its reason and its data', (name, failure) => {
  expect(caseOf(failure)).toBe(name);
});

test('the network, a wrong answer and a limit on calls may pass at once: the call is repeated', () => {
  expect(casesWhere(({ retry }) => retry === 'atOnce').sort()).toEqual(
    sorted(silent, unreachable, wrongAnswers, 'RegistryFailure.away', 'RegistryRateLimited'),
  );
});

test('addresses, certificates, proxies, long lists, clocks, keys and disks are set right without anybody telling us: the registry is listed again soon', () => {
  expect(casesWhere(({ retry }) => retry === 'soon').sort()).toEqual(
    sorted([certificates, tls, wrongAddress, settledAnswers].flat(), [
      clockSkew,
      'StoredSecretUnreadable',
      'ServerFault',
      'ServerStopped.whileListing',
      'ImageScanFailure.noReport',
      storageAway,
      ...tokenServiceAway,
      noTokenForOne,
    ]),
  );
});

test('what somebody has to grant or to set right waits for the next scheduled listing, and so does a token, which locks nobody out', () => {
  expect(casesWhere(({ retry }) => retry === 'nextSchedule').sort()).toEqual(
    sorted(
      ['RegistryVersionError', 'RegistryTypeError', 'VpcAccessNotConfigured', 'ImageScanFailure.imageGone'],
      encodedName,
      noCatalog,
      named('UserDoesNotHaveAdminRole', 'account', 'robot', 'token', 'accessKey'),
      deadTokens,
      unreadContent,
      noTokens,
    ),
  );
});

test('a refused password or key is never tried again by itself, nor is a failed scan, nor content that reads the same for ever, nor what kills the process', () => {
  expect(casesWhere(({ retry }) => retry === 'person').sort()).toEqual(
    sorted('ServerStopped.whileListingAgain', refusals, ofImage, ofScanner, noScanner, settledContent),
  );
});

test('a wrong answer, a connection that fails and what a robot may not do concern one repository: the others are listed', () => {
  expect(casesWhere(({ concerns }) => concerns === 'repository').sort()).toEqual(
    sorted(
      wrongAnswers,
      settledAnswers,
      encodedName,
      silent,
      connections,
      noTokenForOne,
      'UserDoesNotHaveAdminRole.robot',
    ),
  );
});

test('three images in a row that are met with silence concern the registry', () => {
  expect(casesWhere(({ registryAfterScansInARow }) => registryAfterScansInARow === 3)).toEqual(silent);
  expect(casesWhere(({ registryAfterScansInARow }) => registryAfterScansInARow !== null)).toEqual(silent);
});

test('an instance without VPC access or without a scanner is a part, and so is what a token opens; what keeps one image from its result concerns that image', () => {
  expect(casesWhere(({ concerns }) => concerns === 'part').sort()).toEqual(
    sorted('VpcAccessNotConfigured', noScanner, deadTokens, keyWithoutRight),
  );
  expect(casesWhere(({ concerns }) => concerns === 'image').sort()).toEqual(
    sorted(ofImage, named('ImageScanFailure', 'imageGone', 'noReport'), settledContent, unreadContent, storageAway),
  );
});

test('all else concerns the registry', () => {
  expect(casesWhere(({ concerns }) => concerns === 'registry').sort()).toEqual(
    sorted(
      ['RegistryVersionError', 'RegistryTypeError', 'RegistryRateLimited', 'RegistryFailure.away'],
      [...noTokens, ...tokenServiceAway],
      ['StoredSecretUnreadable', 'ServerFault', 'UserDoesNotHaveAdminRole.account', clockSkew],
      named('ServerStopped', 'whileListing', 'whileListingAgain'),
      noCatalog,
      refusals,
      ofScanner,
    ),
  );
});

test('scans judge otherwise than listings here, and nowhere else', () => {
  const differs = casesWhere(({ concerns, concernsInScan }) => concerns !== concernsInScan);
  expect(differs.sort()).toEqual(sorted('UserDoesNotHaveAdminRole.robot', 'ServerFault', connections));
});

test('an image is shown as failed where the failure is its own; a registry’s or a token’s failure leaves it as it was', () => {
  expect(casesWhere(({ imageAfterScan }) => imageAfterScan === 'unchanged').sort()).toEqual(
    sorted(
      casesWhere(({ concernsInScan }) => concernsInScan === 'registry'),
      named('ImageScanFailure', 'imageGone', 'noScanner', 'stopped'),
      [...silent, noTokenForOne, 'UserDoesNotHaveAdminRole.robot'],
      deadTokens,
      keyWithoutRight,
      [...settledContent, ...unreadContent, storageAway],
    ),
  );
  expect(casesWhere(({ imageAfterScan }) => imageAfterScan === 'TIMEOUT')).toEqual(['ImageScanFailure.timedOut']);
  for (const block of ['unsupported', 'tooLarge'] as const) {
    expect(casesWhere(({ imageAfterScan }) => imageAfterScan === block)).toEqual([`ImageScanFailure.${block}`]);
  }
});

test('a scan that nobody needs or wants any more has not failed', () => {
  expect(casesWhere(({ leavesScan }) => leavesScan).sort()).toEqual(
    sorted(named('ImageScanFailure', 'imageGone', 'stopped')),
  );
});

test('an earlier result that is not understood is no reason against a new scan', () => {
  expect(casesWhere(({ curedByScan }) => curedByScan)).toEqual(['RegistryFailure.unexpectedAnswer']);
});

test('a report that meets a refusal has the registry listed at once', () => {
  expect(casesWhere(({ listedAtOnce }) => listedAtOnce).sort()).toEqual(sorted(refusals, deadTokens, clockSkew));
});

test('a registry that lets so many calls through at a time does not wait longer each time it comes further', () => {
  expect(casesWhere(({ progressResetsWaits }) => progressResetsWaits)).toEqual(['RegistryRateLimited']);
});

test('a refused password or key may be the next to lock the account, and nothing else may', () => {
  expect(casesWhere(({ mayLockAccount }) => mayLockAccount).sort()).toEqual(sorted(refusals));
});

test('silence and connections that fail may mean that the registry is away, wrong answers that what was read was deleted', () => {
  expect(casesWhere(({ registryMayBeAway }) => registryMayBeAway).sort()).toEqual(sorted(silent, connections));
  expect(casesWhere(({ mayBeGone }) => mayBeGone).sort()).toEqual(sorted(wrongAnswers, settledAnswers, encodedName));
});

test('where an image fails for its repository the intake asks whether the registry is away, but for a token that was refused', () => {
  const differs = casesWhere(({ concerns, concernsInIntake }) => concerns !== concernsInIntake);
  const perhapsRegistry = casesWhere(({ concernsInIntake }) => concernsInIntake === 'perhapsRegistry');
  expect(differs).toEqual(perhapsRegistry);
  expect([...perhapsRegistry, noTokenForOne].sort()).toEqual(
    casesWhere(({ concerns }) => concerns === 'repository').sort(),
  );
});
