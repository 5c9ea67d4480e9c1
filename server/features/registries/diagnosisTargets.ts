import type { ParsedRequestOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import { ActionError } from '../../domain/actionError.ts';
import type { DiagnosisTarget, RegistryTarget } from '../../domain/registryTarget.ts';
import type { SecretBox } from '../../secrets/secretBox.ts';
import type { RegistryRepository } from '../../store/registryRepository.ts';
import { storedTarget } from '../../store/storedTarget.ts';
import type { AcrTargets } from './acr/accountTargets.ts';
import { checkRegistry, type RegistryRules } from './registryRules.ts';
import { requestedTarget } from './registryTarget.ts';

export interface DiagnosisTargetsOptions {
  readonly registries: RegistryRepository;
  readonly rules: RegistryRules;
  readonly secrets: SecretBox;
  readonly acrTargets: AcrTargets;
}

/** What requests for a diagnosis mean, by the same rules as saving. All throw IllegalParam, NotFound and StoredSecretUnreadable. */
export class DiagnosisTargets {
  readonly #options: DiagnosisTargetsOptions;

  constructor(options: DiagnosisTargetsOptions) {
    this.#options = options;
  }

  async ofRegistry(
    request: ParsedRequestOf<'CreateRegistryDiagnosis'>,
    center: Center,
  ): Promise<readonly DiagnosisTarget[]> {
    const stored = request.RegistryId === undefined ? null : await this.#stored(request.RegistryId, request, center);
    const target = requestedTarget(request, stored);
    checkRegistry(this.#options.rules, target, request.RegistryRegionId, center);
    return [{ regionId: null, target }];
  }

  async ofAcr(request: ParsedRequestOf<'CreateAcrDiagnosis'>, center: Center): Promise<readonly DiagnosisTarget[]> {
    const { acrTargets } = this.#options;
    if (request.RegistryId === undefined) return acrTargets.ofAccount(request, center);
    return [await acrTargets.ofConnected(request.RegistryId, request, center)];
  }

  async #stored(
    registryId: number,
    renewed: ParsedRequestOf<'CreateRegistryDiagnosis'>,
    center: Center,
  ): Promise<RegistryTarget> {
    const { registries, secrets } = this.#options;
    const registry = await registries.findIn(center, registryId);
    if (registry === undefined) throw ActionError.of('NotFound');
    return storedTarget(registry, await registries.organizationsOf(registryId), secrets, renewed);
  }
}
