import type { Logger } from 'pino';
import type { ConnectorOf } from '../../connectors/connectors.ts';
import type { Database } from '../../db/database.ts';
import type { SecretBox } from '../../secrets/secretBox.ts';
import type { RegistryRepository } from '../../store/registryRepository.ts';
import { createRegistryWriter } from '../../store/registryWriter.ts';
import type { SyncEngine } from '../../sync/syncEngine.ts';
import { acrAccountActions } from './acr/accountActions.ts';
import { AcrAccountService } from './acr/accountService.ts';
import { AcrTargets } from './acr/accountTargets.ts';
import { DiagnosisTargets } from './diagnosisTargets.ts';
import { registryActions } from './registryActions.ts';
import { RegistryRemoval } from './registryRemoval.ts';
import type { RegistryRules } from './registryRules.ts';
import { RegistryService } from './registryService.ts';
import { type PassedDiagnoses, verifierBeforeSaving } from './registryVerification.ts';

interface RegistriesParts {
  readonly database: Database;
  readonly registries: RegistryRepository;
  readonly connectorOf: ConnectorOf;
  readonly diagnoses: PassedDiagnoses;
  readonly rules: RegistryRules;
  /** How long saving a registry waits for it to be proven, ms; other than usual. */
  readonly verifyMs: number | undefined;
  readonly secrets: SecretBox;
  readonly sync: SyncEngine;
  readonly log: Logger;
  readonly now: () => number;
}

/** Puts together what connects, changes and removes registries. */
export function buildRegistries({
  database,
  registries,
  connectorOf,
  diagnoses,
  verifyMs,
  log,
  ...parts
}: RegistriesParts) {
  const { rules, secrets } = parts;
  const removal = new RegistryRemoval(database, registries, log);
  const verify = verifierBeforeSaving(connectorOf, diagnoses, verifyMs);
  const options = { ...parts, repository: registries, writer: createRegistryWriter(database), verify, removal };
  const service = new RegistryService(options);
  const acrTargets = new AcrTargets({ repository: registries, rules, secrets });
  return {
    removal,
    diagnosisTargets: new DiagnosisTargets({ registries, rules, secrets, acrTargets }),
    handlers: {
      ...registryActions(service, registries, database),
      ...acrAccountActions(new AcrAccountService(options, acrTargets, service)),
    },
  };
}
