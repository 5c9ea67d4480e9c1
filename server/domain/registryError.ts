import type { ConnectionStage, Failure, PresentedCertificate } from '#contract/failures/failures.ts';
import type { MissingRight } from '#contract/failures/rights.ts';

/** A registry's failure on its way up; `failure` reaches the screen unchanged. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.code, options);
    this.failure = failure;
  }
}

type Reason<Code extends Failure['code']> = Extract<Failure, { code: Code; reason: unknown }>['reason'];
type NetworkReason = Reason<'NetworkConnectError'>;
export type CertificateReason = Reason<'CertificateError'>;
type AnswerReason = Reason<'RegistryFailure'>;

/** `passed` is the last stage that succeeded; null when not even a connection stood. */
export function networkError(reason: NetworkReason, passed: ConnectionStage | null): RegistryError {
  return new RegistryError({ code: 'NetworkConnectError', reason, passed });
}

export function certificateError(
  reason: CertificateReason,
  certificate: PresentedCertificate | null,
  missingIssuer?: string,
): RegistryError {
  const more = missingIssuer === undefined ? {} : { missingIssuer };
  return new RegistryError({ code: 'CertificateError', reason, certificate, ...more });
}

/** A registry that answered, but not as it should have. */
export function answerError(reason: AnswerReason, status: number | null): RegistryError {
  return new RegistryError({ code: 'RegistryFailure', reason, status });
}

export function rightsMissing(robot: boolean, missing: MissingRight[]): RegistryError {
  return new RegistryError({ code: 'UserDoesNotHaveAdminRole', robot, missing });
}

/** What keeps one image from being scanned. */
export function scanError(reason: Reason<'ImageScanFailure'>): RegistryError {
  return new RegistryError({ code: 'ImageScanFailure', reason });
}

/** What was sealed with another key than the server now has; `row` is that of Quay's token, counted from 0. */
export function secretUnreadable(row?: number): RegistryError {
  return new RegistryError({ code: 'StoredSecretUnreadable', ...(row === undefined ? {} : { row }) });
}

/** How long the registry asks to be left alone, ms; 0 where it does not say. */
export function askedWaitMs(failure: Failure): number {
  return 'retryAfterSeconds' in failure ? (failure.retryAfterSeconds ?? 0) * 1_000 : 0;
}

/** What anything thrown on the way to a registry is told as: what no registry or network did, this server did. */
export function failureOf(error: unknown): Failure {
  return error instanceof RegistryError ? error.failure : { code: 'ServerFault' };
}
