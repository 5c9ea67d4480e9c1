import type { StageEvidence } from '#contract/failures/evidence.ts';
import { type ConnectionStage, connectionStages, type Failure } from '#contract/failures/failures.ts';
import { rowPathOf } from '#contract/failures/rowPath.ts';
import type { ConnectorOf } from '../../connectors/connectors.ts';
import type { RegistryConnector } from '../../connectors/port.ts';
import { ActionError } from '../../domain/actionError.ts';
import type { PartProof } from '../../domain/partProof.ts';
import { RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';

/** SDKs give up after 3 s, so the answer must be on its way before. */
const defaultLimitMs = 2_500;

interface SavingChoice {
  readonly SkipVerify?: boolean | undefined;
  readonly DiagnosisId?: string | undefined;
}

/** What saving knows of a registry that it did not refuse. */
export interface Proof {
  /** False where nobody asked it, or it did not answer all that was asked in time: it is proven as it is listed. */
  readonly verified: boolean;
  /** The parts that are proven. */
  readonly parts: ReadonlySet<string>;
}

/** Verifies a registry before it is saved, as its request wants it. Throws what is wrong with it. */
export type VerifyBeforeSaving = (target: RegistryTarget, choice: SavingChoice) => Promise<Proof>;

/** Whether a diagnosis of these very values has just passed. */
export interface PassedDiagnoses {
  hasPassed(diagnosisId: string, target: RegistryTarget): boolean;
}

const unproven: Proof = { verified: false, parts: new Set() };

/** Nothing is asked where the admin chose so, or where a diagnosis of these very values has just passed. */
export function verifierBeforeSaving(
  connectorOf: ConnectorOf,
  diagnoses: PassedDiagnoses,
  limitMs = defaultLimitMs,
): VerifyBeforeSaving {
  return async (target, { SkipVerify, DiagnosisId }) => {
    if (SkipVerify === true) return unproven;
    if (DiagnosisId !== undefined && diagnoses.hasPassed(DiagnosisId, target)) {
      return { verified: true, parts: new Set(target.organizations.map(({ namespace }) => namespace)) };
    }
    return await verifyWithinLimit(connectorOf(target.type), target, limitMs);
  };
}

/**
 * Asks the registry who it is and who we are, within the limit. Throws what it refused, each part for itself; else, where
 * it ran out of time, RegistryError with the last stage that passed, unless parts of it take their time.
 */
async function verifyWithinLimit(
  connector: RegistryConnector,
  target: RegistryTarget,
  limitMs: number,
): Promise<Proof> {
  const signal = AbortSignal.timeout(limitMs);
  let passed: ConnectionStage | null = null;
  const parts = new Set<string>();
  const refusals: Failure[] = [];
  const onPassed = ({ stage }: StageEvidence) => {
    // A second connection starts from the first stage again; what counts is the furthest.
    if (passed === null || connectionStages.indexOf(stage) > connectionStages.indexOf(passed)) passed = stage;
  };
  const onPart = ({ part, failure }: PartProof) => {
    if (failure === null) parts.add(part);
    else refusals.push(failure);
  };
  try {
    await connector.verify(target, signal, onPassed, onPart);
  } catch (error) {
    const [first, ...others] = refusals.toSorted(byRow);
    if (first !== undefined) throw ActionError.registry(first, ...others);
    if (error instanceof RegistryError || !signal.aborted) throw error;
    const takesItsTime = target.organizations.length > 0 && hasReached(passed, 'version');
    if (!takesItsTime) throw new RegistryError({ code: 'NetworkConnectError', reason: 'timeout', passed });
  }
  return { verified: target.organizations.every(({ namespace }) => parts.has(namespace)), parts };
}

function hasReached(passed: ConnectionStage | null, stage: ConnectionStage): boolean {
  return passed !== null && connectionStages.indexOf(passed) >= connectionStages.indexOf(stage);
}

function byRow(one: Failure, other: Failure): number {
  return Number(rowPathOf(one)?.[1]) - Number(rowPathOf(other)?.[1]);
}
