import type { DiagnosisStatus } from '#contract/enums.ts';
import { toldFailure } from '#contract/failures/advice.ts';
import type { AccountRole } from '#contract/failures/evidence.ts';
import type { ConnectionStage, Failure } from '#contract/failures/failures.ts';
import type { RegistryType } from '#contract/kinds/registryTypes.ts';
import type { DiagnosisStage } from '#contract/registries/diagnosis.ts';
import type { Translate } from '#contract/translation.ts';

/** A diagnosis, told by when it began; times in ms since 1970. */
export interface MockDiagnosis {
  readonly startedAt: number;
  readonly type: RegistryType;
  /** Container Registry's; none for a registry that is one. */
  readonly regionIds: readonly string[];
  readonly domainName: string;
  /** '' where the name alone is known. */
  readonly hostIp: string;
  readonly https: boolean;
  readonly trustedBy: 'machine' | 'authority' | 'pin';
  readonly failure: Failure | undefined;
  cancelledAt?: number;
}

/** How long each stage takes, ms: long enough to be watched. */
const durations: readonly (readonly [ConnectionStage, number])[] = [
  ['resolve', 120],
  ['connect', 180],
  ['tls', 220],
  ['version', 260],
  ['login', 520],
  ['role', 240],
  ['listing', 1600],
];

export const listed = { namespaces: 6, repositories: 86, images: 2431 };

/** What DNS says of a name in the demo (RFC 5737: nobody's). */
const publicAddress = '203.0.113.80';

/** How far a diagnosis is at `now`; the regions of Container Registry keep step. */
export function diagnosisAt(
  diagnosis: MockDiagnosis,
  now: number,
  translate: Translate,
): { status: DiagnosisStatus; stages: DiagnosisStage[]; share: number } {
  const failsAt = diagnosis.failure === undefined ? undefined : stageOf(diagnosis.failure);
  const until = Math.min(now, diagnosis.cancelledAt ?? now);
  let status: DiagnosisStatus = 'running';
  let begin = diagnosis.startedAt;
  let share = 0;
  const ownStages = durations.map(([Stage, duration]): DiagnosisStage => {
    if (Stage === 'tls' && !diagnosis.https) return { Stage, Status: 'skipped' };
    if (status === 'failed') return { Stage, Status: 'skipped' };
    const elapsed = until - begin;
    begin += duration;
    if (Stage === 'listing') share = Math.max(0, Math.min(1, elapsed / duration));
    if (elapsed < duration) {
      if (diagnosis.cancelledAt !== undefined) return { Stage, Status: 'skipped' };
      return elapsed < 0 ? { Stage, Status: 'waiting' } : running(Stage, share);
    }
    if (Stage === failsAt && diagnosis.failure !== undefined) {
      status = 'failed';
      return { Stage, Status: 'failed', ElapsedMs: duration, Error: toldFailure(diagnosis.failure, translate) };
    }
    if (Stage === 'listing') status = 'passed';
    return { Stage, Status: 'passed', ElapsedMs: duration, Evidence: evidenceOf(Stage, diagnosis) };
  });
  if (status === 'running' && diagnosis.cancelledAt !== undefined) status = 'cancelled';
  const { regionIds } = diagnosis;
  const ofRegions = regionIds.flatMap((RegionId) => ownStages.map((stage) => ({ ...stage, RegionId })));
  const stages = regionIds.length === 0 ? ownStages : ofRegions;
  return { status, stages, share };
}

function running(Stage: ConnectionStage, share: number): DiagnosisStage {
  if (Stage !== 'listing' || share === 0) return { Stage, Status: 'running' };
  const images = Math.floor(listed.images * share);
  return { Stage, Status: 'running', Evidence: { stage: 'listing', ...listed, images, complete: false } };
}

/** The stage at which a failure shows. */
function stageOf(failure: Failure): ConnectionStage {
  switch (failure.code) {
    case 'NetworkConnectError':
      return failure.passed === null ? 'connect' : 'version';
    case 'CertificateError':
      return 'tls';
    case 'FailedToVerifyUsernameOrPwd':
      return 'login';
    case 'UserDoesNotHaveAdminRole':
      return 'role';
    default:
      return 'version';
  }
}

const roles: Partial<Record<RegistryType, AccountRole>> = { quay: 'organizationAdmin', acr: 'accessKey' };

function evidenceOf(stage: ConnectionStage, diagnosis: MockDiagnosis): DiagnosisStage['Evidence'] {
  const { type, domainName, hostIp, trustedBy } = diagnosis;
  switch (stage) {
    case 'resolve':
      return hostIp === ''
        ? { stage, addresses: [publicAddress], matches: null }
        : { stage, addresses: [hostIp], matches: true };
    case 'connect':
      return { stage, localAddress: '10.0.8.15' };
    case 'tls':
      return { stage, protocol: 'TLSv1.3', trustedBy, certificate: certificateOf(domainName, diagnosis.startedAt) };
    case 'version':
      return { stage, status: 200, serverVersion: type === 'harbor' ? 'v2.9.0-6d1ad65c' : null };
    case 'login':
      return { stage, status: 200 };
    case 'role':
      return { stage, role: roles[type] ?? 'systemAdmin' };
    case 'listing':
      return { stage, ...listed, ...(type === 'acr' ? { instances: 1 } : {}), complete: true };
  }
}

function certificateOf(domainName: string, now: number) {
  return {
    subject: `CN=${domainName}`,
    issuer: 'CN=Example Issuing CA',
    validFrom: now - 30 * 86_400_000,
    validTo: now + 335 * 86_400_000,
    sha256: '5C:'.repeat(31).concat('5C'),
  };
}
