import type { DiagnosisStatus, StageStatus } from '#contract/enums.ts';
import { protocolType } from '#contract/enums.ts';
import type { EvidenceOf, StageEvidence } from '#contract/failures/evidence.ts';
import { type ConnectionStage, connectionStages, type Failure } from '#contract/failures/failures.ts';
import type { LookUp } from '../../connectors/http/connection/resolveAddress.ts';
import type { OnStagePassed, RegistryConnector } from '../../connectors/port.ts';
import { failureOf, RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { type Counted, type CountedRepository, countImages } from './countImages.ts';
import { resolveStage } from './resolveStage.ts';

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
  #counted: Counted = { repositories: [], instances: undefined, leftOut: undefined };
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
    if (signal.aborted) return;
    try {
      this.#begin();
      this.#pass(await resolveStage(this.#target, this.#lookUp, signal));
      await this.#verify(signal);
      const complete = await countImages(this.#connector, this.#target, signal, (counted) => {
        this.#counted = counted;
      });
      this.#end(this.listed(complete));
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

  get repositories(): readonly CountedRepository[] {
    return this.#counted.repositories;
  }

  /** What has been counted so far. */
  listed(complete: boolean): EvidenceOf<'listing'> {
    return {
      stage: 'listing',
      instances: this.#counted.instances,
      namespaces: new Set(this.repositories.map(({ namespace }) => namespace)).size,
      repositories: this.repositories.length,
      images: this.repositories.reduce((sum, { images }) => sum + (images ?? 0), 0),
      complete,
    };
  }

  async #verify(signal: AbortSignal): Promise<void> {
    const pass: OnStagePassed = (evidence) => this.#pass(evidence);
    const thorough = this.#connector.diagnose?.(this.#target, signal, pass);
    await (thorough ?? this.#connector.verify(this.#target, signal, pass));
  }

  /** A part that was left out fails the listing, as it would a sync's; what can be taken in is told all the same. */
  #end(evidence: EvidenceOf<'listing'>): void {
    const { leftOut } = this.#counted;
    if (leftOut !== undefined) {
      this.#fail(leftOut, evidence);
      return;
    }
    this.#pass(evidence);
    this.status = 'passed';
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

  #fail(failure: Failure, evidence: StageEvidence | null = null): void {
    const running = this.stages.find(({ status }) => status === 'running');
    if (running !== undefined) {
      running.status = 'failed';
      running.failure = failure;
      running.evidence = evidence;
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
