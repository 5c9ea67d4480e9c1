import { refusalCode } from '../distribution/ownWords.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';

/** What the API says of a repository, or of a manifest in it, that is not there. */
export function saysUnknown(response: RegistryResponse): boolean {
  const code = refusalCode(response);
  return response.status === 404 && (code === 'MANIFEST_UNKNOWN' || code === 'NAME_UNKNOWN');
}
