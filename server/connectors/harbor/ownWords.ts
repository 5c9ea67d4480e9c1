import type { RegistryResponse } from '../http/registryResponse.ts';
import { refusalSchema } from './schemas.ts';

/** Harbor refuses in JSON: 2.x with a list of errors, 1.x with a message beside the status. */
export function isHarborRefusal(response: RegistryResponse): boolean {
  const refusal = response.jsonOrNull(refusalSchema);
  if (refusal === null) return false;
  return 'errors' in refusal ? refusal.errors.length > 0 : refusal.code === response.status;
}
