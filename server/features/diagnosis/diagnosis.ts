import type { Center } from '#contract/center.ts';
import type { DiagnosisStatus } from '#contract/enums.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import type { DiagnosisRun } from './diagnosisRun.ts';

/** Regions that are walked at the same time; the others wait their turn. */
const runsAtOnce = 4;

/** One way that is walked: a registry's, or that of one region of Container Registry. */
export interface DiagnosisPart {
  /** Null for a registry that is one. */
  readonly regionId: string | null;
  /** Keyed hash of all that is diagnosed, secrets included; the values themselves are not kept. */
  readonly mark: string;
  readonly run: DiagnosisRun;
}

/** What one test of a form walks: one way or, for Container Registry, one per region. */
export class Diagnosis {
  readonly center: Center;
  readonly parts: readonly DiagnosisPart[];
  /** Ms since 1970; null while it runs. */
  endedAt: number | null = null;

  constructor(center: Center, parts: readonly DiagnosisPart[]) {
    this.center = center;
    this.parts = parts;
  }

  /** As the worst of its parts, once all have ended. */
  get status(): DiagnosisStatus {
    const statuses = this.parts.map(({ run }) => run.status);
    const worstFirst = ['running', 'cancelled', 'failed'] as const;
    return worstFirst.find((status) => statuses.includes(status)) ?? 'passed';
  }

  /** Walks to the end; `onDefect` hears of what is no registry's fault. Never rejects. */
  async walk(onDefect: (error: unknown) => void): Promise<void> {
    await concurrently(this.parts, runsAtOnce, ({ run }) => run.walk().catch(onDefect));
  }

  cancel(): void {
    for (const { run } of this.parts) run.cancel();
  }
}
