import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import { ActionError } from '../../../domain/actionError.ts';
import type { RegistryRecord } from '../../../store/registryRepository.ts';
import { sealSecrets } from '../../../store/registrySecrets.ts';
import { newRegistry } from '../newRegistry.ts';
import type { RegistryService, RegistryServiceOptions } from '../registryService.ts';
import type { AcrTargets, RegionTarget } from './accountTargets.ts';

type AddRequest = ParsedRequestOf<'AddAcrAccount'>;
type ChangeRequest = ParsedRequestOf<'ModifyAcrAccount'>;

/** Connects Container Registry: one AccessKey, one registry of ours per region. */
export class AcrAccountService {
  readonly #options: RegistryServiceOptions;
  readonly #targets: AcrTargets;
  readonly #registries: RegistryService;

  constructor(options: RegistryServiceOptions, targets: AcrTargets, registries: RegistryService) {
    this.#options = options;
    this.#targets = targets;
    this.#registries = registries;
  }

  /**
   * Verifies the key in every region at once, stores one registry for each, and starts their first syncs.
   * Throws IllegalParam, RegistryAlreadyExists, or the first region's failure; then nothing is stored.
   */
  async add(request: AddRequest, center: Center): Promise<RegistryRecord[]> {
    const { repository, verify, sync } = this.#options;
    const regions = await this.#targets.ofAccount(request, center);
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
   * Replaces the key in every region that is connected with it, each verified first unless chosen otherwise. Throws NotFound, or the first
   * failure; the regions before it have the new key then, and the same request goes on with the others.
   */
  async change(request: ChangeRequest, center: Center): Promise<RegistryRecord[]> {
    const connected = await this.#targets.connectedWith(request.AccessKeyId, center);
    if (connected.length === 0) throw ActionError.of('NotFound');
    const UserName = request.NewAccessKeyId ?? request.AccessKeyId;
    const { AccessKeySecret: Password, DiagnosisId, SkipVerify } = request;
    for (const { id: Id } of connected) {
      await this.#registries.change({ Id, UserName, Password, DiagnosisId, SkipVerify }, center);
    }
    return connected;
  }

  async #store(request: AddRequest, { target, regionId }: RegionTarget, center: Center): Promise<RegistryRecord> {
    const { writer, secrets } = this.#options;
    const now = this.#options.now();
    const registry = newRegistry(target, request, {
      center,
      regionId,
      vpcId: null,
      name: undefined,
      verified: request.SkipVerify !== true,
      now,
    });
    return writer.insert({ registry, sealFor: (id) => sealSecrets(id, target, secrets, () => now), parts: [] });
  }
}
