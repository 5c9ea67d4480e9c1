import { createHmac, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { ParsedRequestOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import { limits } from '#contract/limits.ts';
import type { RegistryTarget } from '../../connectors/port.ts';
import type { LookUp } from '../../connectors/resolveAddress.ts';
import { ActionError } from '../../http/actionError.ts';
import type { SecretBox } from '../../secrets/secretBox.ts';
import type { RegistryRepository } from '../registries/registryRepository.ts';
import { checkRegistry, type RegistryRules } from '../registries/registryRules.ts';
import { connectionText, requestedTarget, storedTarget } from '../registries/registryTarget.ts';
import { DiagnosisRun } from './diagnosisRun.ts';

type DiagnosisRequest = ParsedRequestOf<'CreateRegistryDiagnosis'>;

export interface DiagnosisServiceOptions {
  readonly registries: RegistryRepository;
  readonly rules: RegistryRules;
  readonly secrets: SecretBox;
  readonly lookUp: LookUp;
  readonly now: () => number;
  readonly log: Logger;
}

interface KeptDiagnosis {
  readonly center: Center;
  /** Keyed hash of all that was diagnosed, secrets included; the values themselves are not kept. */
  readonly mark: string;
  readonly run: DiagnosisRun;
  endedAt: number | null;
}

/** Each one keeps connections and a list of repositories; an admin watches one at a time. */
const maxKept = 20;

/** Diagnoses live in memory only: they hold secrets while they run, and nobody asks for them after a restart. */
export class DiagnosisService {
  readonly #options: DiagnosisServiceOptions;
  readonly #kept = new Map<string, KeptDiagnosis>();
  readonly #markKey = randomBytes(32);

  constructor(options: DiagnosisServiceOptions) {
    this.#options = options;
  }

  /** Starts a diagnosis; returns its id. Throws IllegalParam by the same rules as saving, and NotFound. */
  async start(request: DiagnosisRequest, center: Center): Promise<string> {
    const { rules, lookUp, now, log } = this.#options;
    const stored = request.RegistryId === undefined ? null : await this.#storedTarget(request.RegistryId, center);
    const target = requestedTarget(request, stored);
    checkRegistry(rules, target, request.RegistryRegionId, center);
    const connector = rules.connectorOf(target.type);
    if (connector === undefined) throw ActionError.illegalParam({ path: ['RegistryType'], message: 'registryType' });
    this.#makeRoom();
    const id = randomBytes(16).toString('hex');
    const run = new DiagnosisRun(connector, target, lookUp);
    const kept: KeptDiagnosis = { center, mark: this.#markOf(target), run, endedAt: null };
    this.#kept.set(id, kept);
    void run
      .walk()
      .catch((error: unknown) => log.error({ err: error, diagnosisId: id }, 'diagnosis ended with an error'))
      .finally(() => {
        kept.endedAt = now();
      });
    return id;
  }

  /** Throws NotFound. */
  find(id: string, center: Center): DiagnosisRun {
    const kept = this.#kept.get(id);
    if (kept === undefined || kept.center !== center) throw ActionError.of('NotFound');
    return kept.run;
  }

  /** Whether a diagnosis of exactly this target has passed within the last ten minutes. */
  hasPassed(id: string, target: RegistryTarget): boolean {
    const kept = this.#kept.get(id);
    if (kept?.run.status !== 'passed' || kept.endedAt === null) return false;
    return kept.mark === this.#markOf(target) && this.#options.now() - kept.endedAt <= limits.diagnosis.validMs;
  }

  stop(): void {
    for (const { run } of this.#kept.values()) run.cancel();
    this.#kept.clear();
  }

  async #storedTarget(registryId: number, center: Center): Promise<RegistryTarget> {
    const { registries, secrets } = this.#options;
    const registry = await registries.findIn(center, registryId);
    if (registry === undefined) throw ActionError.of('NotFound');
    return storedTarget(registry, await registries.organizationsOf(registryId), secrets);
  }

  /** Forgets what has expired, and the oldest where there are too many; one still running is cancelled. */
  #makeRoom(): void {
    const now = this.#options.now();
    for (const [id, { endedAt }] of this.#kept) {
      if (endedAt !== null && now - endedAt > limits.diagnosis.validMs) this.#kept.delete(id);
    }
    const [oldest] = this.#kept.keys();
    if (this.#kept.size < maxKept || oldest === undefined) return;
    this.#kept.get(oldest)?.run.cancel();
    this.#kept.delete(oldest);
  }

  #markOf(target: RegistryTarget): string {
    return createHmac('sha256', this.#markKey).update(connectionText(target)).digest('hex');
  }
}
