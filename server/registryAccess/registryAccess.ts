import { policyOf } from '#contract/failures/policy.ts';
import type { ConnectorOf } from '../connectors/connectors.ts';
import type { RegistryConnector } from '../connectors/port.ts';
import { RegistryError } from '../domain/registryError.ts';
import type { RegistryTarget } from '../domain/registryTarget.ts';
import { storedFailure } from '../domain/storedFailure.ts';
import type { SecretBox } from '../secrets/secretBox.ts';
import type { RegistryRecord, RegistryRepository, StoredRegistry } from '../store/registryRepository.ts';
import { storedTarget } from '../store/storedTarget.ts';

export interface RegistryAccess {
  readonly registry: RegistryRecord;
  readonly target: RegistryTarget;
  readonly connector: RegistryConnector;
}

/** Opens stored registries. A target stays the same until its registry changes, so that connections are kept. */
export class RegistryAccesses {
  readonly #registries: RegistryRepository;
  readonly #connectorOf: ConnectorOf;
  readonly #secrets: SecretBox;
  readonly #known = new Map<number, { readonly modifiedAt: number; readonly target: RegistryTarget }>();

  constructor(registries: RegistryRepository, connectorOf: ConnectorOf, secrets: SecretBox) {
    this.#registries = registries;
    this.#connectorOf = connectorOf;
    this.#secrets = secrets;
  }

  /**
   * Undefined once the registry is removed. Throws RegistryError where its stored secrets do not open, and where its password
   * was refused: each more refusal may be the one that locks the account, so everything waits until a person has acted.
   */
  async of(registryId: number): Promise<RegistryAccess | undefined> {
    const stored = await this.#registries.findWhole(registryId);
    if (stored === undefined) {
      this.#known.delete(registryId);
      return undefined;
    }
    const { registry } = stored;
    const failure = storedFailure(registry.failure);
    if (failure !== undefined && policyOf(failure).mayLockAccount) throw new RegistryError(failure);
    return { registry, connector: this.#connectorOf(registry.type), target: this.#targetOf(stored) };
  }

  /** Keeps nothing of registries that are not among these any more. */
  keepOnly(registryIds: ReadonlySet<number>): void {
    for (const id of this.#known.keys()) if (!registryIds.has(id)) this.#known.delete(id);
  }

  /** What the registry is called; '' once it is removed. */
  async nameOf(registryId: number): Promise<string> {
    return (await this.#registries.find(registryId))?.name ?? '';
  }

  #targetOf(stored: StoredRegistry): RegistryTarget {
    const { registry } = stored;
    const known = this.#known.get(registry.id);
    if (known?.modifiedAt === registry.modified_at) return known.target;
    const target = storedTarget(stored, this.#secrets);
    this.#known.set(registry.id, { modifiedAt: registry.modified_at, target });
    return target;
  }
}
