import { type ConnectionStage, connectionStages } from '#contract/failures/failures.ts';
import type { ConnectorOf } from '../../connectors/connectors.ts';
import type { RegistryConnector } from '../../connectors/port.ts';
import { RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';

/** SDKs give up after 3 s, so the answer must be on its way before. */
const limitMs = 2_500;

interface SavingChoice {
  readonly SkipVerify?: boolean | undefined;
  readonly DiagnosisId?: string | undefined;
}

/** Verifies a registry before it is saved, as its request wants it. Throws RegistryError. */
export type VerifyBeforeSaving = (target: RegistryTarget, choice: SavingChoice) => Promise<void>;

/** Nothing is asked where the admin chose so, or where a diagnosis of these very values has just passed. */
export function verifierBeforeSaving(
  connectorOf: ConnectorOf,
  hasPassed: (diagnosisId: string, target: RegistryTarget) => boolean,
): VerifyBeforeSaving {
  return async (target, { SkipVerify, DiagnosisId }) => {
    if (SkipVerify === true) return;
    if (DiagnosisId !== undefined && hasPassed(DiagnosisId, target)) return;
    await verifyWithinLimit(connectorOf(target.type), target);
  };
}

/**
 * Asks the registry who it is and who we are, within the limit. Throws RegistryError; one that ran out
 * of time names the last stage that passed.
 */
async function verifyWithinLimit(connector: RegistryConnector, target: RegistryTarget): Promise<void> {
  const signal = AbortSignal.timeout(limitMs);
  let passed: ConnectionStage | null = null;
  try {
    await connector.verify(target, signal, ({ stage }) => {
      // A second connection starts from the first stage again; what counts is the furthest.
      if (passed === null || connectionStages.indexOf(stage) > connectionStages.indexOf(passed)) passed = stage;
    });
  } catch (error) {
    if (error instanceof RegistryError || !signal.aborted) throw error;
    throw new RegistryError({ code: 'NetworkConnectError', reason: 'timeout', passed });
  }
}
