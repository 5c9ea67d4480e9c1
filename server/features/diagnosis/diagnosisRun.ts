import type { DiagnosisStatus, StageStatus } from '#contract/enums.ts';
import { protocolType } from '#contract/enums.ts';
import type { EvidenceOf, StageEvidence } from '#contract/evidence.ts';
import { type ConnectionStage, connectionStages, type Failure } from '#contract/failures.ts';
import { failureOf } from '../../connectors/failures.ts';
import { type RegistryConnector, RegistryError, type RegistryTarget } from '../../connectors/port.ts';
import type { LookUp } from '../../connectors/resolveAddress.ts';
import { type CountedRepository, countImages } from './countImages.ts';
import { resolveHint } from './resolveHint.ts';

export interface StageState {
  readonly stage: ConnectionStage;
  status: StageStatus;
  /** Ms from the end of the stage before. */
  elapsedMs: number | null;
  evidence: StageEvidence | null;
  failure: Failure | null;
}

/** One walk along the way to a registry, stage by stage; it goes on by itself and is looked at meanwhile. */
export class DiagnosisRun {
  status: DiagnosisStatus = 'running';
  readonly stages: readonly StageState[];
  repositories: readonly CountedRepository[] = [];
  readonly #connector: RegistryConnector;
  readonly #target: RegistryTarget;
  readonly #lookUp: LookUp;
  readonly #abort = new AbortController();
  #stageStartedAt = performance.now();

  constructor(connector: RegistryConnector, target: RegistryTarget, lookUp: LookUp) {
    this.#connector = connector;
    this.#target = target;
    this.#lookUp = lookUp;
    const plain = target.protocol === protocolType.http;
    this.stages = connectionStages.map((stage) => ({
      stage,
      status: stage === 'tls' && plain ? 'skipped' : 'waiting',
      elapsedMs: null,
      evidence: null,
      failure: null,
    }));
  }

  /** Walks to the end or to the first failure. Rejects only for a defect of ours. */
  async walk(): Promise<void> {
    const { signal } = this.#abort;
    try {
      this.#begin();
      this.#pass(await resolveHint(this.#target, this.#lookUp, signal));
      await this.#connector.verify(this.#target, signal, (evidence) => this.#pass(evidence));
      const complete = await countImages(this.#connector, this.#target, signal, (repositories) => {
        this.repositories = repositories;
      });
      this.#pass(this.listed(complete));
      this.status = 'passed';
    } catch (error) {
      if (signal.aborted) return;
      this.#fail(failureOf(error));
      if (!(error instanceof RegistryError)) throw error;
    }
  }

  cancel(): void {
    if (this.status !== 'running') return;
    this.status = 'cancelled';
    this.#skipRest();
    this.#abort.abort(new Error('The diagnosis was cancelled.'));
  }

  /** What has been counted so far. */
  listed(complete: boolean): EvidenceOf<'listing'> {
    return {
      stage: 'listing',
      namespaces: new Set(this.repositories.map(({ namespace }) => namespace)).size,
      repositories: this.repositories.length,
      images: this.repositories.reduce((sum, { images }) => sum + (images ?? 0), 0),
      complete,
    };
  }

  #begin(): void {
    const next = this.stages.find(({ status }) => status === 'waiting');
    if (next !== undefined) next.status = 'running';
    this.#stageStartedAt = performance.now();
  }

  /** A second connection passes `connect` and `tls` again: what passed once stays as it was seen first. */
  #pass(evidence: StageEvidence): void {
    const state = this.stages.find(({ stage }) => stage === evidence.stage);
    if (state === undefined || state.status !== 'running') return;
    state.status = 'passed';
    state.evidence = evidence;
    state.elapsedMs = this.#elapsed();
    this.#begin();
  }

  #fail(failure: Failure): void {
    const running = this.stages.find(({ status }) => status === 'running');
    if (running !== undefined) {
      running.status = 'failed';
      running.failure = failure;
      running.elapsedMs = this.#elapsed();
    }
    this.#skipRest();
    this.status = 'failed';
  }

  #skipRest(): void {
    for (const state of this.stages) {
      if (state.status === 'waiting' || state.status === 'running') state.status = 'skipped';
    }
  }

  #elapsed(): number {
    return Math.round(performance.now() - this.#stageStartedAt);
  }
}
