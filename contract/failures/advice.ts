import type { Translate } from '../translation.ts';
import type { Failure } from './failures.ts';
import { isRamAction, type MissingRight } from './rights.ts';

type FailureOf<Code extends Failure['code']> = Extract<Failure, { code: Code }>;

/** What to do about a registry failure: as particular as its data allows. */
export function adviceFor(failure: Failure, translate: Translate): string {
  switch (failure.code) {
    case 'FailedToVerifyUsernameOrPwd':
      return translate(`errors:particular.FailedToVerifyUsernameOrPwd.${failure.reason}`);
    case 'NetworkConnectError':
      if (failure.location !== undefined) {
        return translate('errors:particular.redirect.https', { location: failure.location });
      }
      return translate(`errors:particular.NetworkConnectError.${failure.reason}`);
    case 'CertificateError':
      return translate(`errors:particular.CertificateError.${failure.reason}`, { issuer: failure.missingIssuer ?? '' });
    case 'ServerStopped':
      return translate(`errors:particular.ServerStopped.${failure.reason}`);
    case 'ImageScanFailure':
      return translate(`errors:particular.ImageScanFailure.${failure.reason}`);
    case 'ImageContentFailure':
      return translate(`errors:particular.ImageContentFailure.${failure.reason}`, {
        location: failure.location ?? '',
        mediaType: failure.mediaType ?? '',
      });
    case 'TokenServiceFailure':
      return translate(`errors:particular.TokenServiceFailure.${failure.reason}`, { host: failure.host });
    case 'RegistryVersionError':
      return failure.found === null
        ? translate('errors:advice.RegistryVersionError')
        : translate('errors:particular.RegistryVersionError', { version: failure.found });
    case 'UserDoesNotHaveAdminRole':
      return missingRightsAdvice(failure, translate);
    case 'RegistryRateLimited':
      return rateAdvice(failure, translate);
    case 'VpcAccessNotConfigured':
      return vpcAdvice(failure, translate);
    case 'RegistryFailure':
      return answerAdvice(failure, translate);
    default:
      return translate(`errors:advice.${failure.code}`);
  }
}

/** What a right is called; an action of RAM reads the same in every language. */
export function rightName(right: MissingRight, translate: Translate): string {
  return isRamAction(right) ? right : translate(`rights:${right}`);
}

function missingRightsAdvice(
  { robot, missing, row }: FailureOf<'UserDoesNotHaveAdminRole'>,
  translate: Translate,
): string {
  const rights = missing.map((right) => rightName(right, translate));
  if (row !== undefined) return translate('errors:particular.UserDoesNotHaveAdminRole.token', { rights });
  if (missing.includes('listCatalog'))
    return translate('errors:particular.UserDoesNotHaveAdminRole.catalog', { rights });
  if (missing.includes('cr:PutScan')) return translate('errors:particular.UserDoesNotHaveAdminRole.scanning');
  if (missing.some(isRamAction)) return translate('errors:particular.UserDoesNotHaveAdminRole.accessKey', { rights });
  if (missing.includes('pull')) return translate('errors:particular.UserDoesNotHaveAdminRole.pull', { rights });
  if (robot) return translate('errors:particular.UserDoesNotHaveAdminRole.robot', { rights });
  return translate('errors:advice.UserDoesNotHaveAdminRole');
}

/** A lock-out's seconds are rounded down: its end is told one later. */
function rateAdvice({ retryAfterSeconds, lockedOut }: FailureOf<'RegistryRateLimited'>, translate: Translate): string {
  if (retryAfterSeconds === null) {
    return translate(lockedOut ? 'errors:lockedOut' : 'errors:advice.RegistryRateLimited');
  }
  return lockedOut
    ? translate('errors:lockedOutFor', { count: retryAfterSeconds + 1 })
    : translate('errors:retryAfter', { count: retryAfterSeconds });
}

/** What was seen is said first: whoever looks at the registry's logs must know what for. */
function answerAdvice(failure: FailureOf<'RegistryFailure'>, translate: Translate): string {
  const { reason, status, apiCode, title, answeredBy = [] } = failure;
  const quoted = title === undefined ? '' : translate('errors:quoted', { text: title });
  const facts = [status === null ? '' : `HTTP ${status}`, apiCode ?? '', quoted, ...answeredBy].filter(
    (fact) => fact !== '',
  );
  const first = translate(`errors:particular.RegistryFailure.${reason}`, {
    facts: facts.length === 0 ? '' : translate('errors:facts', { facts }),
  });
  return translate('errors:sentences', { first, second: whatToDo(failure, translate) });
}

function whatToDo({ reason, retryAfterSeconds, redirect }: FailureOf<'RegistryFailure'>, translate: Translate): string {
  if (retryAfterSeconds !== undefined) return translate('errors:retryAfter', { count: retryAfterSeconds });
  if (redirect !== undefined) {
    return translate(`errors:particular.redirect.${redirect.changes}`, { location: redirect.location });
  }
  if (reason === 'noCatalog') return translate('errors:particular.noCatalog');
  return reason === 'intermediary' || reason === 'encodedNameRefused'
    ? translate(`errors:particular.answeredBy.${reason}`)
    : translate('errors:advice.RegistryFailure');
}

/** Each instance is named beside what is to be done with it. */
function vpcAdvice({ instances }: FailureOf<'VpcAccessNotConfigured'>, translate: Translate): string {
  const named = (conflict: boolean) =>
    instances.filter(({ reason }) => (reason === 'conflict') === conflict).map(({ name }) => name);
  return [
    { names: named(false), key: 'errors:particular.VpcAccessNotConfigured.missing' as const },
    { names: named(true), key: 'errors:particular.VpcAccessNotConfigured.conflict' as const },
  ]
    .filter(({ names }) => names.length > 0)
    .map(({ names, key }) => translate(key, { instances: names }))
    .reduce((first, second) => translate('errors:sentences', { first, second }));
}

/** A registry's failure in the caller's language, as answers carry it. */
export function toldFailure(failure: Failure, translate: Translate) {
  return {
    Code: failure.code,
    Message: translate(`errors:message.${failure.code}`),
    Recommend: adviceFor(failure, translate),
    Detail: failure,
  };
}

/** The same in one line, for a log. */
export function failureSentence(failure: Failure, translate: Translate): string {
  const { Message: message, Recommend: advice } = toldFailure(failure, translate);
  return translate('errors:line', { message, advice });
}
