import type { ParsedRequestOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import { KeyedMutex } from '../../concurrency/keyedMutex.ts';
import { ActionError } from '../../domain/actionError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { connectionText } from '../../domain/registryTarget.ts';
import type { SecretBox } from '../../secrets/secretBox.ts';
import { newParts } from '../../store/registryParts.ts';
import type { NewRows, RegistryRecord, RegistryRepository } from '../../store/registryRepository.ts';
import { connectionColumns, organizationRows, storedTarget } from '../../store/storedTarget.ts';
import type { SyncEngine } from '../../sync/syncEngine.ts';
import { defaultName, newRegistry, unknownYet } from './newRegistry.ts';
import type { RegistryRemoval } from './registryRemoval.ts';
import { checkRegistry, type RegistryRules } from './registryRules.ts';
import { changedTarget, requestedTarget } from './registryTarget.ts';
import type { Proof, VerifyBeforeSaving } from './registryVerification.ts';

type NewRegistryRequest = ParsedRequestOf<'AddPrivateRegistry'>;
type ChangeRequest = ParsedRequestOf<'ModifyImageRegistry'>;

export interface RegistryServiceOptions {
  readonly repository: RegistryRepository;
  readonly rules: RegistryRules;
  readonly verify: VerifyBeforeSaving;
  readonly secrets: SecretBox;
  readonly sync: SyncEngine;
  readonly removal: RegistryRemoval;
  readonly now: () => number;
}

export class RegistryService {
  readonly #options: RegistryServiceOptions;
  /** Attempts under way by client token: a second click waits for the first one's answer. */
  readonly #attempts = new Map<string, Promise<RegistryRecord>>();
  /** A sync takes its time to stop: who resumes a registry waits until it is paused. */
  readonly #mutex = new KeyedMutex();

  constructor(options: RegistryServiceOptions) {
    this.#options = options;
  }

  /**
   * Verifies and stores a registry, then starts its first sync. The same client token gets the same
   * answer. Throws IllegalParam, RegistryAlreadyExists, or the registry's own failure; then nothing is stored.
   */
  async add(request: NewRegistryRequest, center: Center): Promise<RegistryRecord> {
    const token = request.ClientToken;
    if (token === undefined) return this.#add(request, center);
    const key = `${center} ${token}`;
    const underWay = this.#attempts.get(key) ?? this.#addOnce(request, center, token);
    this.#attempts.set(key, underWay);
    try {
      return await underWay;
    } finally {
      this.#attempts.delete(key);
    }
  }

  /**
   * Changes a registry. A new way there or a new account is verified first and then synced anew; other
   * changes take effect at once. Throws NotFound and as `add`; then nothing is changed.
   */
  async change(request: ChangeRequest, center: Center): Promise<void> {
    const { repository, rules, verify, secrets, sync, now } = this.#options;
    const registry = await this.#find(request.Id, center);
    const organizations = await repository.organizationsOf(registry.id);
    const stored = storedTarget(registry, organizations, secrets, request);
    const target = changedTarget(request, stored);
    checkRegistry(rules, target, request.RegistryRegionId ?? registry.region_id, center);
    const reconnected = connectionText(stored) !== connectionText(target);
    if (reconnected) {
      const other = await repository.findAt({ center, ...target });
      if (other !== undefined && other.id !== registry.id) throw ActionError.of('RegistryAlreadyExists');
    }
    const proof = reconnected ? await verify(target, request) : undefined;
    const tokensSetAt = new Map(organizations.map(({ namespace, secret_set_at }) => [namespace, secret_set_at]));
    const sameToken = (namespace: string) => tokenOf(stored, namespace) === tokenOf(target, namespace);
    const tokenSetAt = (namespace: string) => (sameToken(namespace) ? (tokensSetAt.get(namespace) ?? now()) : now());
    const rows = proof && newRows(target, secrets, tokenSetAt, proof);
    // Verifying takes its time: whatever another request changed meanwhile, and this one does not name, stays.
    await this.#mutex.runExclusive(registry.id, async () => {
      const current = await this.#find(request.Id, center);
      const patterns = changedPatterns(request, current);
      const narrowed = Object.keys(patterns).length > 0;
      const changes = {
        ...(reconnected ? { ...connectionColumns(target, secrets), ...unknownYet } : {}),
        ...(proof === undefined ? {} : { verified: proof.verified ? 1 : 0 }),
        ...(request.Password === undefined ? {} : { secret_set_at: now() }),
        ...changedName(request, current, target),
        ...changedNetwork(request, current),
        ...(request.RegistryRegionId === undefined ? {} : { region_id: request.RegistryRegionId }),
        ...(request.TransPerHour === undefined ? {} : { trans_per_hour: request.TransPerHour }),
        ...patterns,
        modified_at: now(),
      };
      if (!reconnected && !narrowed) {
        await repository.change(registry.id, changes, undefined);
        sync.recheckLimit(registry.id);
        return;
      }
      // What is under way uses the old values; it must not write its failure over the new ones.
      await sync.forget(registry.id);
      try {
        await repository.changeAndList(registry.id, changes, rows, now());
      } finally {
        await sync.request(registry.id, 'manual');
      }
    });
  }

  /** Stops a registry's syncs; its images stay. Throws NotFound. */
  async pause(id: number, center: Center): Promise<void> {
    const { repository, sync, now } = this.#options;
    await this.#find(id, center);
    await this.#mutex.runExclusive(id, async () => {
      await repository.update(id, { paused: 1, modified_at: now() });
      await sync.pause(id);
    });
  }

  /** Lists a paused registry anew and goes on taking its images in. Throws NotFound. */
  async resume(id: number, center: Center): Promise<void> {
    const { repository, sync, now } = this.#options;
    await this.#find(id, center);
    await this.#mutex.runExclusive(id, async () => {
      await repository.update(id, { paused: 0, modified_at: now() });
      await sync.request(id, 'manual');
      sync.recheckLimit(id);
    });
  }

  /** Stops the registry's sync and deletes it with all its images; many of them go on going after this. Throws NotFound. */
  async remove(id: number, center: Center): Promise<void> {
    const { repository, sync, removal, now } = this.#options;
    await this.#find(id, center);
    await this.#mutex.runExclusive(id, async () => {
      await repository.update(id, { removed_at: now() });
      await sync.forget(id);
    });
    await removal.remove(id);
  }

  async #find(id: number, center: Center): Promise<RegistryRecord> {
    const registry = await this.#options.repository.findIn(center, id);
    if (registry === undefined) throw ActionError.of('NotFound');
    return registry;
  }

  async #addOnce(request: NewRegistryRequest, center: Center, token: string): Promise<RegistryRecord> {
    const earlier = await this.#options.repository.findByClientToken(center, token);
    return earlier ?? this.#add(request, center);
  }

  async #add(request: NewRegistryRequest, center: Center): Promise<RegistryRecord> {
    const { repository, rules, verify, sync } = this.#options;
    const target = requestedTarget(request, null);
    checkRegistry(rules, target, request.RegistryRegionId, center);
    if ((await repository.findAt({ center, ...target })) !== undefined) throw ActionError.of('RegistryAlreadyExists');
    const proof = await verify(target, request);
    const stored = await this.#store(request, target, center, proof);
    await sync.request(stored.id, 'connect');
    return stored;
  }

  async #store(
    request: NewRegistryRequest,
    target: RegistryTarget,
    center: Center,
    proof: Proof,
  ): Promise<RegistryRecord> {
    const { repository, secrets } = this.#options;
    const now = this.#options.now();
    const registry = newRegistry(target, secrets, {
      center,
      regionId: request.RegistryRegionId,
      vpcId: request.VpcId ?? null,
      name: request.RegistryName,
      transPerHour: request.TransPerHour,
      includePatterns: request.IncludePatterns,
      excludePatterns: request.ExcludePatterns,
      verified: proof.verified,
      now,
    });
    return repository.insert(
      registry,
      newRows(target, secrets, () => now, proof),
      request.ClientToken,
    );
  }
}

/** What a target's organizations become in the database. */
function newRows(
  target: RegistryTarget,
  secrets: SecretBox,
  tokenSetAt: (namespace: string) => number,
  proof: Proof,
): NewRows {
  const names = target.organizations.map(({ namespace }) => namespace);
  return { organizations: organizationRows(target, secrets, tokenSetAt), parts: newParts(names, proof.parts) };
}

/** A name that nobody chose follows the address. */
function changedName(
  { RegistryName }: ChangeRequest,
  registry: RegistryRecord,
  target: RegistryTarget,
): Partial<Pick<RegistryRecord, 'name'>> {
  if (RegistryName !== undefined) return { name: RegistryName };
  const chosen = registry.name !== defaultName({ domainName: registry.domain_name, port: registry.port });
  return chosen ? {} : { name: defaultName(target) };
}

/** A network of the other type has left the VPC behind. */
function changedNetwork(
  { NetType, VpcId }: ChangeRequest,
  registry: RegistryRecord,
): Partial<Pick<RegistryRecord, 'net_type' | 'vpc_id'>> {
  const isOther = NetType !== undefined && NetType !== registry.net_type;
  return {
    ...(NetType === undefined ? {} : { net_type: NetType }),
    ...(isOther ? { vpc_id: null } : {}),
    ...(VpcId === undefined ? {} : { vpc_id: VpcId === '' ? null : VpcId }),
  };
}

type Patterns = Partial<Pick<RegistryRecord, 'include_patterns' | 'exclude_patterns'>>;

/** The patterns that a request changes to other ones. */
function changedPatterns({ IncludePatterns, ExcludePatterns }: ChangeRequest, registry: RegistryRecord): Patterns {
  const [include, exclude] = [patternText(IncludePatterns), patternText(ExcludePatterns)];
  return {
    ...(include === undefined || include === registry.include_patterns ? {} : { include_patterns: include }),
    ...(exclude === undefined || exclude === registry.exclude_patterns ? {} : { exclude_patterns: exclude }),
  };
}

function tokenOf({ organizations }: RegistryTarget, namespace: string): string | undefined {
  return organizations.find((organization) => organization.namespace === namespace)?.authToken;
}

function patternText(patterns: readonly string[] | undefined): string | undefined {
  return patterns === undefined ? undefined : JSON.stringify(patterns);
}
