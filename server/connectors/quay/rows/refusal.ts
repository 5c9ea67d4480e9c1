import { answerError, RegistryError } from '../../../domain/registryError.ts';
import type { QuayClient } from '../client.ts';
import { settingsOf } from '../identify.ts';
import type { Row } from '../row.ts';
import { proveRow } from './proof.ts';

/**
 * What it means that a row's token was refused, or not taken notice of (200): Quay's own answer tells a
 * dead token, a missing right and a repository that is gone no more apart than that.
 */
export async function refusalOf(client: QuayClient, row: Row, status: number): Promise<RegistryError> {
  if (![200, 401, 403, 404].includes(status)) return answerError('status', status);
  if (status !== 404) {
    try {
      await proveRow(client, await settingsOf(client), row);
    } catch (error) {
      if (error instanceof RegistryError) return error;
      throw error;
    }
  }
  // An administrator reads all there is: what is refused or not found was deleted meanwhile.
  return answerError(status === 401 ? 'status' : 'changedWhileRead', status);
}
