import type { RegistryError } from '../../domain/registryError.ts';
import { answerError } from '../../domain/registryError.ts';
import type { QuayClient } from './client.ts';
import { identify } from './identify.ts';
import { rightsMissingIn } from './rights.ts';
import { type Row, rowsWithoutProof } from './rows.ts';

/**
 * What it means that a row's token was refused, or not taken notice of (200): Quay's own answer tells a
 * dead token, a missing right and a repository that is gone no more apart than that.
 */
export async function refusalOf(client: QuayClient, row: Row, status: number): Promise<RegistryError> {
  if (![200, 401, 403, 404].includes(status)) return answerError('status', status);
  if (status !== 404) {
    // Throws where a token is dead.
    const unproven = await rowsWithoutProof(client, await identify(client));
    if (unproven.some(({ index }) => index === row.index)) return rightsMissingIn(client, row);
  }
  // An administrator reads all there is: what is refused or not found was deleted meanwhile.
  return answerError(status === 401 ? 'status' : 'changedWhileRead', status);
}
