import type { ParsedRequestOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import { defaultPort, protocolType } from '#contract/enums.ts';
import { regionsOf } from '#contract/regions.ts';
import type { RegistryTarget } from '../../connectors/port.ts';
import { ActionError, type FieldIssue } from '../../http/actionError.ts';
import { newRegistry } from './newRegistry.ts';
import type { RegistryRecord } from './registryRepository.ts';
import type { RegistryService, RegistryServiceOptions } from './registryService.ts';
import { storedTarget } from './registryTarget.ts';
import { unlessTaken } from './unlessTaken.ts';

type AddRequest = ParsedRequestOf<'AddAcrAccount'>;
type ChangeRequest = ParsedRequestOf<'ModifyAcrAccount'>;

interface RegionTarget {
  readonly regionId: string;
  readonly target: RegistryTarget;
}

/** Connects Container Registry: one AccessKey, one registry of ours per region. */
export class AcrAccountService {
  readonly #options: RegistryServiceOptions;
  readonly #registries: RegistryService;

  constructor(options: RegistryServiceOptions, registries: RegistryService) {
    this.#options = options;
    this.#registries = registries;
  }

  /**
   * Verifies the key in every region at once, stores one registry for each, and starts their first syncs.
   * Throws IllegalParam, RegistryAlreadyExists, or the first region's failure; then nothing is stored.
   */
  async add(request: AddRequest, center: Center): Promise<RegistryRecord[]> {
    const { repository, verify, sync } = this.#options;
    this.#check(request, center);
    const secret = request.AccessKeySecret ?? (await this.#storedSecret(request.AccessKeyId, center));
    const regions = request.RegionIds.map((regionId) => ({ regionId, target: targetOf(request, regionId, secret) }));
    for (const { target } of regions) {
      if ((await repository.findAt({ center, ...target })) !== undefined) throw ActionError.of('RegistryAlreadyExists');
    }
    await Promise.all(regions.map(({ target }) => verify(target, request)));
    const stored: RegistryRecord[] = [];
    for (const region of regions) stored.push(await this.#store(request, region, center));
    await Promise.all(stored.map(({ id }) => sync.request(id, 'connect')));
    return stored;
  }

  /**
   * Replaces the key in every region that is connected with it, each verified first. Throws NotFound, or the first
   * failure; the regions before it have the new key then, and the same request goes on with the others.
   */
  async change(request: ChangeRequest, center: Center): Promise<RegistryRecord[]> {
    const connected = await this.#connectedWith(request.AccessKeyId, center);
    if (connected.length === 0) throw ActionError.of('NotFound');
    const UserName = request.NewAccessKeyId ?? request.AccessKeyId;
    for (const { id: Id } of connected) {
      await this.#registries.change({ Id, UserName, Password: request.AccessKeySecret }, center);
    }
    return connected;
  }

  #check({ RegionIds, EndpointIp }: AddRequest, center: Center): void {
    const known = new Set(regionsOf(center).map(({ regionId }) => regionId));
    const issues: FieldIssue[] = RegionIds.flatMap((regionId, index) =>
      known.has(regionId) ? [] : [{ path: ['RegionIds', index], message: 'region' as const }],
    );
    if (EndpointIp !== undefined && !this.#options.rules.mayDial(EndpointIp)) {
      issues.push({ path: ['EndpointIp'], message: 'addressRefused' });
    }
    if (issues.length > 0) throw ActionError.illegalParam(...issues);
  }

  async #connectedWith(accessKeyId: string, center: Center): Promise<RegistryRecord[]> {
    const registries = await this.#options.repository.allIn(center);
    return registries.filter(({ type, user_name }) => type === 'acr' && user_name === accessKeyId);
  }

  async #storedSecret(accessKeyId: string, center: Center): Promise<string> {
    const [connected] = await this.#connectedWith(accessKeyId, center);
    if (connected === undefined) throw ActionError.illegalParam({ path: ['AccessKeySecret'], message: 'required' });
    return storedTarget(connected, [], this.#options.secrets).password;
  }

  async #store(request: AddRequest, { target, regionId }: RegionTarget, center: Center): Promise<RegistryRecord> {
    const { repository, secrets, now } = this.#options;
    const registry = newRegistry(target, secrets, {
      center,
      regionId,
      vpcId: null,
      name: undefined,
      transPerHour: request.TransPerHour,
      includePatterns: request.IncludePatterns,
      excludePatterns: request.ExcludePatterns,
      verified: request.SkipVerify !== true,
      now: now(),
    });
    return unlessTaken(repository.insert(registry, [], undefined));
  }
}

/** The region's public endpoint; its address is looked up at each connection unless one stands in for it. */
function targetOf(request: AddRequest, regionId: string, secret: string): RegistryTarget {
  const protocol = request.ProtocolType ?? protocolType.https;
  return {
    type: 'acr',
    // Without a meaning for ACR, whose two APIs are both asked.
    version: 'V2',
    protocol,
    netType: 1,
    hostIp: request.EndpointIp ?? '',
    port: request.Port ?? defaultPort[protocol],
    domainName: `cr.${regionId}.aliyuncs.com`,
    userName: request.AccessKeyId,
    password: secret,
    organizations: [],
    caCertificate: null,
    certificateFingerprint: null,
  };
}
