import type { RegistryTarget } from '../domain/registryTarget.ts';
import type { SecretBox } from '../secrets/secretBox.ts';
import type { StoredRegistry } from '../store/registryRepository.ts';
import { storedTarget } from '../store/storedTarget.ts';

/**
 * One registry as its listings and its intake reach it. A connector keeps a session for each target: by sharing one, both keep to
 * the same pace, to the pauses that the registry asks for, and to one login.
 */
export class SharedTarget {
  readonly #secrets: SecretBox;
  #target: RegistryTarget | undefined;

  constructor(secrets: SecretBox) {
    this.#secrets = secrets;
  }

  /** A new one, whose session knows nothing yet. Throws RegistryError (StoredSecretUnreadable). */
  renewed(stored: StoredRegistry): RegistryTarget {
    this.#target = storedTarget(stored, this.#secrets);
    return this.#target;
  }

  /** The latest. Throws RegistryError (StoredSecretUnreadable). */
  latest(stored: StoredRegistry): RegistryTarget {
    return this.#target ?? this.renewed(stored);
  }
}
