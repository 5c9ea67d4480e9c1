import { createHmac, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Center } from '#contract/center.ts';
import { limits } from '#contract/limits.ts';
import type { ConnectorOf } from '../../connectors/connectors.ts';
import type { LookUp } from '../../connectors/http/connection/resolveAddress.ts';
import { ActionError } from '../../domain/actionError.ts';
import { connectionText, type DiagnosisTarget, type RegistryTarget } from '../../domain/registryTarget.ts';
import { Diagnosis, type DiagnosisPart } from './diagnosis.ts';
import { DiagnosisRun } from './diagnosisRun.ts';

interface DiagnosisServiceOptions {
  readonly connectorOf: ConnectorOf;
  readonly lookUp: LookUp;
  readonly now: () => number;
  readonly log: Logger;
}

/** Each one keeps connections and a list of repositories; an admin watches one at a time. */
const maxKept = 20;

/** Diagnoses live in memory only: they hold secrets while they run, and nobody asks for them after a restart. */
export class DiagnosisService {
  readonly #options: DiagnosisServiceOptions;
  readonly #kept = new Map<string, Diagnosis>();
  readonly #markKey = randomBytes(32);

  constructor(options: DiagnosisServiceOptions) {
    this.#options = options;
  }

  /** Starts a diagnosis; returns its id. Throws IllegalParam for a kind that cannot be connected. */
  start(targets: readonly DiagnosisTarget[], center: Center): string {
    const { now, log } = this.#options;
    const diagnosis = new Diagnosis(
      center,
      targets.map((target) => this.#partOf(target)),
    );
    this.#makeRoom();
    const id = randomBytes(16).toString('hex');
    this.#kept.set(id, diagnosis);
    void diagnosis
      .walk((error) => log.error({ err: error, diagnosisId: id }, 'diagnosis ended with an error'))
      .finally(() => {
        diagnosis.endedAt = now();
      });
    return id;
  }

  /** Throws NotFound. */
  find(id: string, center: Center): Diagnosis {
    const diagnosis = this.#kept.get(id);
    if (diagnosis === undefined || diagnosis.center !== center) throw ActionError.of('NotFound');
    return diagnosis;
  }

  /** Whether a diagnosis of exactly this target has passed within the last ten minutes. */
  hasPassed(id: string, target: RegistryTarget): boolean {
    const { parts, endedAt = null } = this.#kept.get(id) ?? { parts: [] };
    if (endedAt === null || this.#options.now() - endedAt > limits.diagnosis.validMs) return false;
    const mark = this.#markOf(target);
    return parts.some((part) => part.mark === mark && part.run.status === 'passed');
  }

  stop(): void {
    for (const diagnosis of this.#kept.values()) diagnosis.cancel();
    this.#kept.clear();
  }

  #partOf({ regionId, target }: DiagnosisTarget): DiagnosisPart {
    const connector = this.#options.connectorOf(target.type);
    return { regionId, mark: this.#markOf(target), run: new DiagnosisRun(connector, target, this.#options.lookUp) };
  }

  /** Forgets what has expired, and the oldest where there are too many; one still running is cancelled. */
  #makeRoom(): void {
    const now = this.#options.now();
    for (const [id, { endedAt }] of this.#kept) {
      if (endedAt !== null && now - endedAt > limits.diagnosis.validMs) this.#kept.delete(id);
    }
    const [oldest] = this.#kept.keys();
    if (this.#kept.size < maxKept || oldest === undefined) return;
    this.#kept.get(oldest)?.cancel();
    this.#kept.delete(oldest);
  }

  #markOf(target: RegistryTarget): string {
    return createHmac('sha256', this.#markKey).update(connectionText(target)).digest('hex');
  }
}
