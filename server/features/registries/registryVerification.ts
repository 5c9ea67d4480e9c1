import { type ConnectionStage, connectionStages } from '#contract/failures.ts';
import { type RegistryConnector, RegistryError, type RegistryTarget } from '../../connectors/port.ts';

/** SDKs give up after 3 s, so the answer must be on its way before. */
const limitMs = 2_500;

/**
 * Asks the registry who it is and who we are, within the limit. Throws RegistryError; one that ran out
 * of time names the last stage that passed.
 */
export async function verifyWithinLimit(connector: RegistryConnector, target: RegistryTarget): Promise<void> {
  const signal = AbortSignal.timeout(limitMs);
  let passed: ConnectionStage | null = null;
  try {
    await connector.verify(target, signal, (stage) => {
      // A second connection starts from the first stage again; what counts is the furthest.
      if (passed === null || connectionStages.indexOf(stage) > connectionStages.indexOf(passed)) passed = stage;
    });
  } catch (error) {
    if (error instanceof RegistryError || !signal.aborted) throw error;
    throw new RegistryError({ code: 'NetworkConnectError', reason: 'timeout', passed });
  }
}
