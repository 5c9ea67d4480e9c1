import { hash } from 'node:crypto';
import type { ListedImage, ListedRepository } from '../../connectors/port.ts';

/**
 * A row's `Uuid`: the same for the same (registry, namespace, repository, digest, tag), for as long as
 * the registry is connected. 32 hex digits.
 */
export function imageUuid(registryId: number, repository: ListedRepository, image: ListedImage): string {
  // NUL can stand in no name, so two different rows never hash the same text.
  const identity = [registryId, repository.namespace, repository.name, image.digest, image.tag].join('\0');
  return hash('sha256', identity).slice(0, 32);
}
