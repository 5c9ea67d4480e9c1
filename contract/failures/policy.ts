import type { ScanBlock, ScanStatus } from '../enums.ts';
import type { Failure } from './failures.ts';
import { isRamAction } from './rights.ts';

/** What the console does about a failure by itself. One row of `failurePolicy`; nothing else decides by a failure's code. */
export interface FailurePolicy {
  /**
   * When it is tried again.
   * `atOnce`: it may pass by itself any moment, so the same call is repeated within seconds, and what fails all the same as `soon`.
   * `soon`: it may pass without anybody telling us, so the registry is listed again after 1, 2, 4 … minutes.
   * `nextSchedule`: somebody has to act, but the rest is worth listing, so the next scheduled listing tries it.
   * `person`: only a person can help. Nothing tries by itself, as a refused password tried on and on would lock the account.
   */
  readonly retry: 'atOnce' | 'soon' | 'nextSchedule' | 'person';
  /** What a listing that meets it leaves out: the whole registry, or only that part (instance), repository or image. */
  readonly concerns: 'image' | 'repository' | 'part' | 'registry';
  /** The same for scans and their reports, which go on with all images that it does not concern. */
  readonly concernsInScan: FailurePolicy['concerns'];
  /** The same for the intake. `perhapsRegistry`: that image, unless the registry, asked by itself, does not answer either. */
  readonly concernsInIntake: FailurePolicy['concerns'] | 'perhapsRegistry';
  /** So many images in a row whose scans end with it concern the registry after all; null where no number does. */
  readonly registryAfterScansInARow: number | null;
  /** How an image is shown whose first scan ended with it, in the words of `ScaStatus` or `ScanBlocked`. */
  readonly imageAfterScan: Extract<ScanStatus, 'FAIL' | 'TIMEOUT'> | Exclude<ScanBlock, 'acrPersonal'> | 'unchanged';
  /** Whether nothing has failed where a scan ends with it: nobody needs the result any more, or somebody did not want it. */
  readonly leavesScan: boolean;
  /** Whether it is no reason against a new scan where it is met while reading the result of the last: a new one may cure it. */
  readonly curedByScan: boolean;
  /** Whether the registry is listed at once where a report met it: the listing fails alike, and then nothing asks any more. */
  readonly listedAtOnce: boolean;
  /** Whether the waits of `soon` begin anew where the listing came further than the last: it does not get worse then. */
  readonly progressResetsWaits: boolean;
  /** Whether another try may be the one that locks the account: nothing uses it until a person has acted. */
  readonly mayLockAccount: boolean;
  /** Whether a listing that meets it in a part or a repository asks the registry by itself whether it is away. */
  readonly registryMayBeAway: boolean;
  /** Whether a listing that meets it in a part or a repository asks whether that was deleted meanwhile. */
  readonly mayBeGone: boolean;
}

/**
 * A failure as far as its policy goes: its code, with its reason where it has one. Where other data decide, they are told apart
 * here: whether the account is a robot, a Quay row's token or an AccessKey, and whether a registry that failed said when it will be back (`away`).
 */
export type FailureCase = CaseOf<Failure>;
type CaseOf<Of extends Failure> = Of extends { code: 'UserDoesNotHaveAdminRole' }
  ? `${Of['code']}.${'account' | 'robot' | 'token' | 'accessKey'}`
  : Of extends { code: 'RegistryFailure' }
    ? `${Of['code']}.${Of['reason'] | 'away'}`
    : Of extends { reason: infer Reason extends string }
      ? `${Of['code']}.${Reason}`
      : Of['code'];

export function caseOf(failure: Failure): FailureCase {
  switch (failure.code) {
    case 'UserDoesNotHaveAdminRole':
      if (failure.row !== undefined) return `${failure.code}.token`;
      if (failure.missing.some(isRamAction)) return `${failure.code}.accessKey`;
      return `${failure.code}.${failure.robot ? 'robot' : 'account'}`;
    case 'RegistryFailure':
      return `${failure.code}.${failure.retryAfterSeconds === undefined ? failure.reason : 'away'}`;
    case 'FailedToVerifyUsernameOrPwd':
      return `${failure.code}.${failure.reason}`;
    case 'NetworkConnectError':
      return `${failure.code}.${failure.reason}`;
    case 'CertificateError':
      return `${failure.code}.${failure.reason}`;
    case 'ImageScanFailure':
      return `${failure.code}.${failure.reason}`;
    case 'ImageContentFailure':
      return `${failure.code}.${failure.reason}`;
    case 'TokenServiceFailure':
      return `${failure.code}.${failure.reason}`;
    case 'ServerStopped':
      return `${failure.code}.${failure.reason}`;
    default:
      return failure.code;
  }
}

/**
 * Scans concern what listings concern, an image is shown as failed unless the registry is to blame, and an intake that fails in
 * a repository asks whether the registry is away: else a row says so.
 */
function row(
  retry: FailurePolicy['retry'],
  concerns: FailurePolicy['concerns'],
  more: Partial<Omit<FailurePolicy, 'retry' | 'concerns'>> = {},
): FailurePolicy {
  const concernsInScan = more.concernsInScan ?? concerns;
  return {
    retry,
    concerns,
    concernsInScan,
    concernsInIntake: concerns === 'repository' ? 'perhapsRegistry' : concerns,
    registryAfterScansInARow: null,
    imageAfterScan: concernsInScan === 'registry' ? 'unchanged' : 'FAIL',
    leavesScan: false,
    curedByScan: false,
    listedAtOnce: false,
    progressResetsWaits: false,
    mayLockAccount: false,
    registryMayBeAway: false,
    mayBeGone: false,
    ...more,
  };
}

const refused = row('person', 'registry', { listedAtOnce: true, mayLockAccount: true });
/** A token opens its own part alone, and locks nobody out: the other parts are listed, and the next scheduled listing tries it. */
const tokenDead = row('nextSchedule', 'part', { imageAfterScan: 'unchanged', listedAtOnce: true });
/** What a registry cannot answer for is that repository's: whether the registry itself is away, it is asked by itself. */
const unanswered = row('atOnce', 'repository', {
  registryAfterScansInARow: 3,
  imageAfterScan: 'unchanged',
  registryMayBeAway: true,
});
/** One connection of many, as to one of several servers behind a name. A scan that meets it is not asked for elsewhere. */
const unreachable = row('atOnce', 'repository', { concernsInScan: 'registry', registryMayBeAway: true });
const untrusted = row('soon', 'repository', { concernsInScan: 'registry', registryMayBeAway: true });
const wrongAnswer = row('atOnce', 'repository', { mayBeGone: true });
/** As wrong at the next moment: nothing is asked again that says it once more. */
const settledAnswer = row('soon', 'repository', { mayBeGone: true });
const wrongAddress = untrusted;

/** What a digest names never changes: only who wants to know it all the same asks again. */
const settledContent = row('person', 'image', { imageAfterScan: 'unchanged' });
/** A right, a proxy or a storage that somebody sets right. */
const unreadContent = row('nextSchedule', 'image', { imageAfterScan: 'unchanged' });
/** One service gives the tokens for all of a registry's content; its lists need none of them. */
const noTokens = row('nextSchedule', 'registry', { imageAfterScan: 'unchanged' });
const tokenServiceAway = row('soon', 'registry', { imageAfterScan: 'unchanged' });

/** The policy of every failure. A code or a reason without a row does not compile. */
export const failurePolicy: Record<FailureCase, FailurePolicy> = {
  'FailedToVerifyUsernameOrPwd.refused': refused,
  'FailedToVerifyUsernameOrPwd.oidc': refused,
  'FailedToVerifyUsernameOrPwd.accountNeeded': refused,
  'FailedToVerifyUsernameOrPwd.userDisabled': refused,
  'FailedToVerifyUsernameOrPwd.encryptedPasswordNeeded': refused,
  'FailedToVerifyUsernameOrPwd.tokenRefused': tokenDead,
  'FailedToVerifyUsernameOrPwd.tokenUnknown': tokenDead,
  'FailedToVerifyUsernameOrPwd.tokenExpired': tokenDead,
  'FailedToVerifyUsernameOrPwd.tokenOwnerDisabled': tokenDead,
  'FailedToVerifyUsernameOrPwd.organizationUnknown': tokenDead,
  'FailedToVerifyUsernameOrPwd.accessKeyUnknown': refused,
  'FailedToVerifyUsernameOrPwd.accessKeyInactive': refused,
  'FailedToVerifyUsernameOrPwd.accessKeySecretWrong': refused,
  // A clock is set right without anybody noticing here, and locks no account.
  'FailedToVerifyUsernameOrPwd.clockSkew': { ...refused, retry: 'soon', mayLockAccount: false },
  RegistryVersionError: row('nextSchedule', 'registry'),
  'UserDoesNotHaveAdminRole.account': row('nextSchedule', 'registry'),
  // RAM gives rights instance by instance.
  'UserDoesNotHaveAdminRole.accessKey': row('nextSchedule', 'part', { imageAfterScan: 'unchanged' }),
  'UserDoesNotHaveAdminRole.token': row('nextSchedule', 'part', { imageAfterScan: 'unchanged' }),
  // A robot has its rights project by project.
  'UserDoesNotHaveAdminRole.robot': row('nextSchedule', 'repository', {
    concernsInScan: 'part',
    imageAfterScan: 'unchanged',
  }),
  'NetworkConnectError.refused': unreachable,
  'NetworkConnectError.unreachable': unreachable,
  'NetworkConnectError.timeout': unanswered,
  'NetworkConnectError.reset': unanswered,
  'NetworkConnectError.plainHttpToHttps': wrongAddress,
  'NetworkConnectError.tlsToPlainHttp': wrongAddress,
  'NetworkConnectError.tlsVersion': untrusted,
  'NetworkConnectError.clientCertificate': untrusted,
  'NetworkConnectError.tlsHandshake': untrusted,
  'NetworkConnectError.addressRefused': wrongAddress,
  'NetworkConnectError.nameNotResolved': unreachable,
  'CertificateError.untrusted': untrusted,
  'CertificateError.expired': untrusted,
  'CertificateError.notYetValid': untrusted,
  'CertificateError.otherName': untrusted,
  'CertificateError.pinMismatch': untrusted,
  'CertificateError.incompleteChain': untrusted,
  // A proxy may have answered in the registry's place.
  RegistryTypeError: row('nextSchedule', 'registry'),
  // One that lets only so many calls through is not failing more and more.
  RegistryRateLimited: row('atOnce', 'registry', { progressResetsWaits: true }),
  'RegistryFailure.status': wrongAnswer,
  'RegistryFailure.notJson': wrongAnswer,
  'RegistryFailure.unexpectedAnswer': { ...wrongAnswer, curedByScan: true },
  'RegistryFailure.tooLarge': settledAnswer,
  'RegistryFailure.tooManyPages': settledAnswer,
  'RegistryFailure.repeatedPage': settledAnswer,
  'RegistryFailure.otherOrigin': settledAnswer,
  'RegistryFailure.incompleteList': wrongAnswer,
  'RegistryFailure.changedWhileRead': wrongAnswer,
  // Somebody switches the list on, or names what is wanted.
  'RegistryFailure.noCatalog': row('nextSchedule', 'registry'),
  'RegistryFailure.refusedCall': settledAnswer,
  // Whoever blocks a call may block whoever repeats it.
  'RegistryFailure.intermediary': settledAnswer,
  'RegistryFailure.encodedNameRefused': row('nextSchedule', 'repository', { mayBeGone: true }),
  'RegistryFailure.redirected': settledAnswer,
  // One that says when it will be back is away as a whole.
  'RegistryFailure.away': row('atOnce', 'registry'),
  VpcAccessNotConfigured: row('nextSchedule', 'part'),
  'ImageScanFailure.scannerFailed': row('person', 'image'),
  // Harbor's projects may each have a scanner of their own, and ACR's instances have.
  'ImageScanFailure.noScanner': row('person', 'part', { imageAfterScan: 'unchanged' }),
  'ImageScanFailure.unsupported': row('person', 'image', { imageAfterScan: 'unsupported' }),
  'ImageScanFailure.tooLarge': row('person', 'image', { imageAfterScan: 'tooLarge' }),
  'ImageScanFailure.timedOut': row('person', 'image', { imageAfterScan: 'TIMEOUT' }),
  'ImageScanFailure.imageGone': row('nextSchedule', 'image', { imageAfterScan: 'unchanged', leavesScan: true }),
  'ImageScanFailure.noReport': row('soon', 'image'),
  'ImageScanFailure.registryPaused': row('person', 'registry'),
  'ImageScanFailure.readOnly': row('person', 'registry'),
  'ImageScanFailure.stopped': row('person', 'image', { imageAfterScan: 'unchanged', leavesScan: true }),
  'ImageScanFailure.notStarted': row('person', 'image'),
  'ImageContentFailure.gone': unreadContent,
  'ImageContentFailure.refused': unreadContent,
  'ImageContentFailure.digestMismatch': unreadContent,
  'ImageContentFailure.notUnderstood': settledContent,
  'ImageContentFailure.unknownType': settledContent,
  'ImageContentFailure.oldFormat': settledContent,
  'ImageContentFailure.nestedIndex': settledContent,
  'ImageContentFailure.tooLarge': settledContent,
  'ImageContentFailure.tooManyLayers': settledContent,
  'ImageContentFailure.platformsAbsent': unreadContent,
  'ImageContentFailure.endlessRedirects': unreadContent,
  'ImageContentFailure.redirectRefused': unreadContent,
  'ImageContentFailure.storageUnreachable': row('soon', 'image', { imageAfterScan: 'unchanged' }),
  'TokenServiceFailure.unconfirmed': noTokens,
  'TokenServiceFailure.plainHttp': noTokens,
  'TokenServiceFailure.unreachable': tokenServiceAway,
  'TokenServiceFailure.untrusted': tokenServiceAway,
  'TokenServiceFailure.wrongAnswer': tokenServiceAway,
  // That its token service gives tokens was proven.
  'TokenServiceFailure.noTokenForRepository': row('soon', 'repository', {
    concernsInIntake: 'repository',
    imageAfterScan: 'unchanged',
  }),
  StoredSecretUnreadable: row('soon', 'registry'),
  ServerFault: row('soon', 'registry', { concernsInScan: 'image' }),
  'ServerStopped.whileListing': row('soon', 'registry'),
  // What kills the process again would keep every other registry from being listed.
  'ServerStopped.whileListingAgain': row('person', 'registry'),
};

export function policyOf(failure: Failure): FailurePolicy {
  return failurePolicy[caseOf(failure)];
}

/** Whether the registry has more to do than it takes: asked for less, or a little later, it goes on. */
export function isBusy(failure: Failure): boolean {
  return failure.code === 'RegistryRateLimited' || (failure.code === 'RegistryFailure' && failure.status === 503);
}
