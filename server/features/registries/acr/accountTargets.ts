import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import { defaultPort, protocolType } from '#contract/enums.ts';
import type { IssueKey } from '#contract/issues.ts';
import { regionsOf } from '#contract/regions.ts';
import { movedFields } from '#contract/registries/secretPlace.ts';
import { allOf } from '../../../domain/access/visibility.ts';
import { ActionError, type FieldIssue } from '../../../domain/actionError.ts';
import { placeOf, type RegistryConnection, type RegistryTarget } from '../../../domain/registryTarget.ts';
import type { SecretBox } from '../../../secrets/secretBox.ts';
import type { RegistryRecord, RegistryRepository } from '../../../store/registryRepository.ts';
import { openPassword } from '../../../store/registrySecrets.ts';
import { storedConnection } from '../../../store/storedTarget.ts';
import type { RegistryRules } from '../registryRules.ts';

type DiagnosisRequest = ParsedRequestOf<'CreateAcrDiagnosis'>;
/** An AccessKey, its regions, and the way there. */
type AccountRequest = Omit<DiagnosisRequest, 'RegistryId' | 'Lang'>;

export interface RegionTarget {
  readonly regionId: string;
  readonly target: RegistryTarget;
}

interface AcrTargetsOptions {
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

  /** IllegalParam for a region of the other data centre, a refused address, or a secret that nobody knows or that is stored for another endpoint. */
  async ofAccount(request: AccountRequest, center: Center): Promise<RegionTarget[]> {
    this.#check(request, center);
    const regions = request.RegionIds.map((regionId) => ({ regionId, connection: connectionOf(request, regionId) }));
    const secret = request.AccessKeySecret ?? (await this.#storedSecret(request.AccessKeyId, regions, center));
    return regions.map(({ regionId, connection }) => ({ regionId, target: targetOf(connection, secret) }));
  }

  /** A connected region as another key, or another secret of its own, would reach it. Throws NotFound and as above. */
  async ofConnected(id: number, request: AccountRequest, center: Center): Promise<RegionTarget> {
    const registry = await this.#options.repository.findSeen(allOf(center), id);
    if (registry?.type !== 'acr') throw ActionError.of('NotFound');
    const present = storedConnection(registry);
    const connection = { ...present, userName: request.AccessKeyId };
    const isKept = movedFields('password', placeOf(present), placeOf(connection)).length === 0;
    if (request.AccessKeySecret === undefined && !isKept) throw secretMissing('secretElsewhere');
    const secret = request.AccessKeySecret ?? openPassword(registry, connection, this.#options.secrets);
    return { regionId: registry.region_id, target: targetOf(connection, secret) };
  }

  /** The regions that an AccessKey is connected with. */
  async connectedWith(accessKeyId: string, center: Center): Promise<RegistryRecord[]> {
    const registries = await this.#options.repository.allSeen(allOf(center));
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

  /** That of a region which is connected with the key at the same endpoint: the endpoints of a cloud's regions are one place. */
  async #storedSecret(
    accessKeyId: string,
    regions: readonly { readonly connection: RegistryConnection }[],
    center: Center,
  ): Promise<string> {
    const connected = await this.connectedWith(accessKeyId, center);
    if (connected.length === 0) throw secretMissing('required');
    const source = connected.find((registry) => {
      const entered = placeOf(storedConnection(registry));
      return regions.every(({ connection }) => movedFields('accessKey', entered, placeOf(connection)).length === 0);
    });
    if (source === undefined) throw secretMissing('secretElsewhere');
    return openPassword(source, storedConnection(source), this.#options.secrets);
  }
}

function secretMissing(message: IssueKey): ActionError {
  return ActionError.illegalParam({ path: ['AccessKeySecret'], message });
}

function targetOf(connection: RegistryConnection, secret: string): RegistryTarget {
  return { ...connection, password: secret, organizations: [], namedRepositories: [] };
}

/** The region's public endpoint; its address is looked up at each connection unless one stands in for it. */
function connectionOf(request: AccountRequest, regionId: string): RegistryConnection {
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
    caCertificate: null,
    certificateFingerprint: null,
    // The cloud's own hosts are trusted as such.
    tokenServiceHost: null,
  };
}
