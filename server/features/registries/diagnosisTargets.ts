import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import { ActionError } from '../../domain/actionError.ts';
import type { DiagnosisTarget } from '../../domain/registryTarget.ts';
import type { SecretBox } from '../../secrets/secretBox.ts';
import type { RegistryRepository, StoredRegistry } from '../../store/registryRepository.ts';
import type { AcrTargets } from './acr/accountTargets.ts';
import { connectionIssues, type RegistryRules } from './registryRules.ts';
import { requestedConnection } from './requestedConnection.ts';
import { secretIssues, targetWithSecrets } from './requestedSecrets.ts';

interface DiagnosisTargetsOptions {
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
    const { rules, secrets } = this.#options;
    const stored = request.RegistryId === undefined ? null : await this.#stored(request.RegistryId, center);
    const connection = requestedConnection(request);
    ActionError.refuse([
      ...connectionIssues(rules, connection, request.RegistryRegionId, center),
      ...secretIssues(request, connection, stored),
    ]);
    return [{ regionId: null, target: targetWithSecrets(request, connection, stored, secrets) }];
  }

  async ofAcr(request: ParsedRequestOf<'CreateAcrDiagnosis'>, center: Center): Promise<readonly DiagnosisTarget[]> {
    const { acrTargets } = this.#options;
    if (request.RegistryId === undefined) return acrTargets.ofAccount(request, center);
    return [await acrTargets.ofConnected(request.RegistryId, request, center)];
  }

  async #stored(registryId: number, center: Center): Promise<StoredRegistry> {
    const stored = await this.#options.registries.findWhole(registryId);
    if (stored?.registry.center !== center) throw ActionError.of('NotFound');
    return stored;
  }
}
