import type { ParsedRequestOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import { defaultPort, protocolType } from '#contract/enums.ts';
import { regionsOf } from '#contract/regions.ts';
import { ActionError, type FieldIssue } from '../../../domain/actionError.ts';
import type { RegistryTarget } from '../../../domain/registryTarget.ts';
import type { SecretBox } from '../../../secrets/secretBox.ts';
import type { RegistryRecord, RegistryRepository } from '../../../store/registryRepository.ts';
import { storedTarget } from '../../../store/storedTarget.ts';
import type { RegistryRules } from '../registryRules.ts';

type DiagnosisRequest = ParsedRequestOf<'CreateAcrDiagnosis'>;
/** An AccessKey, its regions, and the way there. */
type AccountRequest = Omit<DiagnosisRequest, 'RegistryId' | 'Lang'>;

export interface RegionTarget {
  readonly regionId: string;
  readonly target: RegistryTarget;
}

export interface AcrTargetsOptions {
  readonly repository: RegistryRepository;
  readonly rules: RegistryRules;
  readonly secrets: SecretBox;
}

/** What requests for Container Registry mean: one target per region, the key's secret in the clear. */
export class AcrTargets {
  readonly #options: AcrTargetsOptions;

  constructor(options: AcrTargetsOptions) {
    this.#options = options;
  }

  /** IllegalParam for a region of the other data centre, a refused address, or a secret that nobody knows. */
  async ofAccount(request: AccountRequest, center: Center): Promise<RegionTarget[]> {
    this.#check(request, center);
    const secret = request.AccessKeySecret ?? (await this.#storedSecret(request.AccessKeyId, center));
    return request.RegionIds.map((regionId) => ({ regionId, target: targetOf(request, regionId, secret) }));
  }

  /** A connected region as another key, or another secret of its own, would reach it. Throws NotFound and as above. */
  async ofConnected(id: number, request: AccountRequest, center: Center): Promise<RegionTarget> {
    const registry = await this.#options.repository.findIn(center, id);
    if (registry?.type !== 'acr') throw ActionError.of('NotFound');
    const stored = storedTarget(registry, [], this.#options.secrets, { Password: request.AccessKeySecret });
    const kept = request.AccessKeyId === stored.userName ? stored.password : undefined;
    const password = request.AccessKeySecret ?? kept;
    if (password === undefined) throw secretRequired();
    return { regionId: registry.region_id, target: { ...stored, userName: request.AccessKeyId, password } };
  }

  /** The regions that an AccessKey is connected with. */
  async connectedWith(accessKeyId: string, center: Center): Promise<RegistryRecord[]> {
    const registries = await this.#options.repository.allIn(center);
    return registries.filter(({ type, user_name }) => type === 'acr' && user_name === accessKeyId);
  }

  #check({ RegionIds, EndpointIp }: AccountRequest, center: Center): void {
    const known = new Set<string>(regionsOf(center).map(({ regionId }) => regionId));
    const issues: FieldIssue[] = RegionIds.flatMap((regionId, index) =>
      known.has(regionId) ? [] : [{ path: ['RegionIds', index], message: 'region' as const }],
    );
    if (EndpointIp !== undefined && !this.#options.rules.mayDial(EndpointIp)) {
      issues.push({ path: ['EndpointIp'], message: 'addressRefused' });
    }
    if (issues.length > 0) throw ActionError.illegalParam(...issues);
  }

  async #storedSecret(accessKeyId: string, center: Center): Promise<string> {
    const [connected] = await this.connectedWith(accessKeyId, center);
    if (connected === undefined) throw secretRequired();
    return storedTarget(connected, [], this.#options.secrets).password;
  }
}

function secretRequired(): ActionError {
  return ActionError.illegalParam({ path: ['AccessKeySecret'], message: 'required' });
}

/** The region's public endpoint; its address is looked up at each connection unless one stands in for it. */
function targetOf(request: AccountRequest, regionId: string, secret: string): RegistryTarget {
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
