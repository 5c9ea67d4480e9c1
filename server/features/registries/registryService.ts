import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import { KeyedMutex } from '../../concurrency/keyedMutex.ts';
import { allOf } from '../../domain/access/visibility.ts';
import { ActionError } from '../../domain/actionError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { connectionText } from '../../domain/registryTarget.ts';
import type { SecretBox } from '../../secrets/secretBox.ts';
import { type NewPart, newParts } from '../../store/registryParts.ts';
import type {
  OrganizationRecord,
  RegistryRecord,
  RegistryRepository,
  StoredRegistry,
} from '../../store/registryRepository.ts';
import { sealSecrets } from '../../store/registrySecrets.ts';
import type { RegistryChange, RegistryWriter } from '../../store/registryWriter.ts';
import { connectionColumns, storedConnection } from '../../store/storedTarget.ts';
import type { SyncEngine } from '../../sync/syncEngine.ts';
import { newRegistry, unknownYet } from './newRegistry.ts';
import { changedName, changedNetwork, changedPatterns, changedSchedule } from './registryChanges.ts';
import type { RegistryRemoval } from './registryRemoval.ts';
import { connectionIssues, type RegistryRules } from './registryRules.ts';
import type { Proof, VerifyBeforeSaving } from './registryVerification.ts';
import { changedConnection, requestedConnection } from './requestedConnection.ts';
import { secretIssues, targetWithSecrets } from './requestedSecrets.ts';

type NewRegistryRequest = ParsedRequestOf<'AddPrivateRegistry'>;
type ChangeRequest = ParsedRequestOf<'ModifyImageRegistry'>;

export interface RegistryServiceOptions {
  readonly repository: RegistryRepository;
  readonly writer: RegistryWriter;
  readonly rules: RegistryRules;
  readonly verify: VerifyBeforeSaving;
  readonly secrets: SecretBox;
  readonly sync: SyncEngine;
  readonly removal: RegistryRemoval;
  readonly now: () => number;
}

/** A change that may be stored, of a registry as it was read. */
interface ProvenChange {
  readonly stored: StoredRegistry;
  readonly target: RegistryTarget;
  /** Null where neither the way there nor a secret changes. */
  readonly proof: Proof | null;
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
    // Verifying takes its time: what was proven with secrets or an address that another request changed meanwhile is proven anew.
    while (!(await this.#changeWhatIsStored(request, center)));
  }

  /** False where another request changed meanwhile what this one was proven with. */
  async #changeWhatIsStored(request: ChangeRequest, center: Center): Promise<boolean> {
    const proven = await this.#prove(request, center);
    // Whatever else was changed meanwhile, and this request does not name, stays.
    return this.#mutex.runExclusive(request.Id, () => this.#storeChange(request, center, proven));
  }

  async #prove(request: ChangeRequest, center: Center): Promise<ProvenChange> {
    const { repository, rules, verify, secrets } = this.#options;
    const stored = await repository.findWhole(request.Id);
    if (stored?.registry.center !== center) throw ActionError.of('NotFound');
    const { registry, organizations } = stored;
    const present = storedConnection(registry);
    const connection = changedConnection(request, present);
    ActionError.refuse([
      ...connectionIssues(rules, connection, request.RegistryRegionId ?? registry.region_id, center),
      ...secretIssues(request, connection, stored),
    ]);
    const target = targetWithSecrets(request, connection, stored, secrets);
    if (connectionText(present) === connectionText(connection) && !bringsSecrets(request, organizations))
      return { stored, target, proof: null };
    const other = await repository.findAt({ center, ...target });
    if (other !== undefined && other.id !== registry.id) throw ActionError.of('RegistryAlreadyExists');
    return { stored, target, proof: await verify(target, request) };
  }

  async #storeChange(request: ChangeRequest, center: Center, proven: ProvenChange): Promise<boolean> {
    const { repository, writer, sync, now } = this.#options;
    const { stored, target, proof } = proven;
    const current = await this.#find(request.Id, center);
    if (proof !== null && !isSameAccess(await repository.findWhole(current.id), stored)) return false;
    const patterns = changedPatterns(request, current);
    const changes = {
      ...(proof === null ? {} : { ...connectionColumns(target), ...unknownYet, verified: proof.verified ? 1 : 0 }),
      ...(request.Password === undefined ? {} : { secret_set_at: now() }),
      ...changedName(request, current, target),
      ...changedNetwork(request, current),
      ...(request.RegistryRegionId === undefined ? {} : { region_id: request.RegistryRegionId }),
      ...(request.TransPerHour === undefined ? {} : { trans_per_hour: request.TransPerHour }),
      ...patterns,
      ...(await changedSchedule(request, current, sync)),
      modified_at: now(),
    };
    if (proof === null && Object.keys(patterns).length === 0) {
      await writer.change(current.id, changes);
      sync.recheckIntake(current.id);
    } else {
      await this.#changeAndList(request, changes, proven);
    }
    return true;
  }

  async #changeAndList(
    request: ChangeRequest,
    changes: RegistryChange['changes'],
    { stored, target, proof }: ProvenChange,
  ): Promise<void> {
    const { writer, secrets, sync, now } = this.#options;
    const { id } = stored.registry;
    const setAt = tokenTimes(request, stored.organizations, now());
    // What is under way uses the old values; it must not write its failure over the new ones.
    await sync.forget(id);
    try {
      const changeOf = () => {
        if (proof === null) return { changes };
        const { password_sealed, organizations } = sealSecrets(id, target, secrets, setAt);
        return { changes: { ...changes, password_sealed }, rows: { organizations, parts: partsOf(target, proof) } };
      };
      await writer.changeAndList(id, changeOf, now());
    } finally {
      await sync.request(id, 'manual');
    }
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
      sync.recheckIntake(id);
    });
  }

  /** Removes or keeps the images that the registry lists no more; how many. Throws NotFound. */
  async decideMissing(id: number, center: Center, decision: 'remove' | 'keep'): Promise<number> {
    await this.#find(id, center);
    return this.#mutex.runExclusive(id, () => this.#options.sync.decideMissing(id, decision));
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
    const registry = await this.#options.repository.findSeen(allOf(center), id);
    if (registry === undefined) throw ActionError.of('NotFound');
    return registry;
  }

  async #addOnce(request: NewRegistryRequest, center: Center, token: string): Promise<RegistryRecord> {
    const earlier = await this.#options.repository.findByClientToken(center, token);
    return earlier ?? this.#add(request, center);
  }

  async #add(request: NewRegistryRequest, center: Center): Promise<RegistryRecord> {
    const { repository, rules, verify, secrets, sync } = this.#options;
    const connection = requestedConnection(request);
    ActionError.refuse([
      ...connectionIssues(rules, connection, request.RegistryRegionId, center),
      ...secretIssues(request, connection, null),
    ]);
    const target = targetWithSecrets(request, connection, null, secrets);
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
    const { writer, secrets } = this.#options;
    const now = this.#options.now();
    const registry = newRegistry(target, request, {
      center,
      regionId: request.RegistryRegionId,
      vpcId: request.VpcId ?? null,
      name: request.RegistryName,
      verified: proof.verified,
      now,
    });
    return writer.insert({
      registry,
      sealFor: (id) => sealSecrets(id, target, secrets, () => now),
      parts: partsOf(target, proof),
      clientToken: request.ClientToken,
    });
  }
}

/** Whether two readings of a registry lead to the same place with the same secrets: sealed anew, a secret reads otherwise. */
function isSameAccess(a: StoredRegistry | undefined, b: StoredRegistry): boolean {
  const access = ({ registry, organizations }: StoredRegistry) =>
    JSON.stringify([
      connectionText(storedConnection(registry)),
      registry.password_sealed,
      organizations.map(({ namespace, token_sealed }) => [namespace, token_sealed]),
    ]);
  return a !== undefined && access(a) === access(b);
}

/** The parts of a registry, as far as they are proven. */
function partsOf({ organizations }: RegistryTarget, proof: Proof): NewPart[] {
  return newParts(
    organizations.map(({ namespace }) => namespace),
    proof.parts,
  );
}

/** Whether a request changes secrets: brings one, or names other rows than those that are stored. */
function bringsSecrets({ Password, ExtraParam }: ChangeRequest, organizations: readonly OrganizationRecord[]): boolean {
  if (Password !== undefined) return true;
  if (ExtraParam === undefined) return false;
  return (
    ExtraParam.length !== organizations.length ||
    ExtraParam.some((row, index) => row.authToken !== undefined || row.namespace !== organizations[index]?.namespace)
  );
}

/** When the token of each organization was entered: one that stays keeps its time. */
function tokenTimes(
  { ExtraParam }: ChangeRequest,
  organizations: readonly OrganizationRecord[],
  now: number,
): (namespace: string) => number {
  const renewed = new Set(
    ExtraParam?.flatMap(({ namespace, authToken }) => (authToken === undefined ? [] : namespace)),
  );
  const times = new Map(organizations.map(({ namespace, secret_set_at }) => [namespace, secret_set_at]));
  return (namespace) => (renewed.has(namespace) ? now : (times.get(namespace) ?? now));
}
