import type { ParsedRequestOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import { defaultPort } from '#contract/enums.ts';
import { regionsOf } from '#contract/regions.ts';
import type { ConnectorOf } from '../../connectors/connectors.ts';
import type { RegistryTarget } from '../../connectors/port.ts';
import { isUniqueViolation } from '../../db/workerProtocol.ts';
import { ActionError, type FieldIssue } from '../../http/actionError.ts';
import type { SecretBox } from '../../secrets/secretBox.ts';
import type { SyncEngine } from '../../sync/syncEngine.ts';
import type { NewRegistry, RegistryRecord, RegistryRepository } from './registryRepository.ts';
import { passwordPurpose } from './registryTarget.ts';
import { verifyWithinLimit } from './registryVerification.ts';

type NewRegistryRequest = ParsedRequestOf<'AddPrivateRegistry'>;

export interface RegistryServiceOptions {
  readonly repository: RegistryRepository;
  readonly connectorOf: ConnectorOf;
  readonly mayDial: (ip: string) => boolean;
  readonly secrets: SecretBox;
  readonly sync: SyncEngine;
  readonly now: () => number;
}

export class RegistryService {
  readonly #options: RegistryServiceOptions;
  /** Attempts under way by client token: a second click waits for the first one's answer. */
  readonly #attempts = new Map<string, Promise<RegistryRecord>>();

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

  /** Stops the registry's sync and deletes it with all its images. Throws NotFound. */
  async remove(id: number, center: Center): Promise<void> {
    const { repository, sync } = this.#options;
    if ((await repository.findIn(center, id)) === undefined) throw ActionError.of('NotFound');
    await sync.forget(id);
    await repository.remove(id);
  }

  async #addOnce(request: NewRegistryRequest, center: Center, token: string): Promise<RegistryRecord> {
    const earlier = await this.#options.repository.findByClientToken(center, token);
    return earlier ?? this.#add(request, center);
  }

  async #add(request: NewRegistryRequest, center: Center): Promise<RegistryRecord> {
    const { repository, connectorOf, sync } = this.#options;
    const issues = this.#issuesOf(request, center);
    if (issues.length > 0) throw ActionError.illegalParam(...issues);
    const port = request.Port ?? defaultPort[request.ProtocolType];
    const address = {
      center,
      type: request.RegistryType,
      hostIp: request.RegistryHostIp,
      port,
      domainName: request.DomainName,
    };
    if ((await repository.findAt(address)) !== undefined) throw ActionError.of('RegistryAlreadyExists');
    if (request.SkipVerify !== true) {
      const connector = connectorOf(request.RegistryType);
      if (connector !== undefined) await verifyWithinLimit(connector, targetOfRequest(request, port));
    }
    const stored = await this.#store(request, center, port);
    await sync.request(stored.id, 'connect');
    return stored;
  }

  /** What the contract cannot know: the data centre, the address policy, the kinds this server can connect. */
  #issuesOf(request: NewRegistryRequest, center: Center): FieldIssue[] {
    const issues: FieldIssue[] = [];
    if (this.#options.connectorOf(request.RegistryType) === undefined) {
      issues.push({ path: ['RegistryType'], message: 'registryType' });
    }
    if (!regionsOf(center).some((region) => region.regionId === request.RegistryRegionId)) {
      issues.push({ path: ['RegistryRegionId'], message: 'region' });
    }
    if (!this.#options.mayDial(request.RegistryHostIp)) {
      issues.push({ path: ['RegistryHostIp'], message: 'addressRefused' });
    }
    return issues;
  }

  async #store(request: NewRegistryRequest, center: Center, port: number): Promise<RegistryRecord> {
    const now = this.#options.now();
    const registry: NewRegistry = {
      center,
      type: request.RegistryType,
      version: request.RegistryVersion,
      protocol: request.ProtocolType,
      net_type: request.NetType,
      vpc_id: request.VpcId ?? null,
      region_id: request.RegistryRegionId,
      host_ip: request.RegistryHostIp,
      port,
      domain_name: request.DomainName,
      name: request.RegistryName ?? `${request.DomainName}:${port}`,
      user_name: request.UserName,
      password_sealed: this.#options.secrets.seal(request.Password, passwordPurpose),
      secret_set_at: now,
      trans_per_hour: request.TransPerHour,
      include_patterns: JSON.stringify(request.IncludePatterns ?? []),
      exclude_patterns: JSON.stringify(request.ExcludePatterns ?? []),
      ca_certificate: request.CaCertificate ?? null,
      certificate_fingerprint: fingerprintOf(request),
      verified: request.SkipVerify === true ? 0 : 1,
      paused: 0,
      failure: null,
      failing_since: null,
      failed_attempts: 0,
      next_sync_at: null,
      last_sync_at: null,
      created_at: now,
      modified_at: now,
    };
    try {
      return await this.#options.repository.insert(registry, request.ClientToken);
    } catch (error) {
      if (isUniqueViolation(error)) throw ActionError.of('RegistryAlreadyExists');
      throw error;
    }
  }
}

function fingerprintOf(request: NewRegistryRequest): string | null {
  return request.CertificateFingerprint?.replaceAll(':', '').toLowerCase() ?? null;
}

function targetOfRequest(request: NewRegistryRequest, port: number): RegistryTarget {
  return {
    type: request.RegistryType,
    version: request.RegistryVersion,
    protocol: request.ProtocolType,
    netType: request.NetType,
    hostIp: request.RegistryHostIp,
    port,
    domainName: request.DomainName,
    userName: request.UserName,
    password: request.Password,
    caCertificate: request.CaCertificate ?? null,
    certificateFingerprint: fingerprintOf(request),
  };
}
