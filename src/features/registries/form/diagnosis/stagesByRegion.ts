import type { DiagnosisStatus } from '#contract/enums.ts';
import type { EvidenceOf } from '#contract/failures/evidence.ts';
import type { DiagnosisStage } from '#contract/registries/diagnosis.ts';

interface TestedRegion {
  readonly regionId: string;
  readonly stages: readonly DiagnosisStage[];
}

/** The regions of a diagnosis, each with its own stages, in their order; none for a registry that is one. */
export function stagesByRegion(stages: readonly DiagnosisStage[]): readonly TestedRegion[] {
  const regionIds = new Set(stages.flatMap(({ RegionId }) => RegionId ?? []));
  return [...regionIds].map((regionId) => ({
    regionId,
    stages: stages.filter(({ RegionId }) => RegionId === regionId),
  }));
}

/** How one region stands, by its stages. */
export function regionStatus(stages: readonly DiagnosisStage[]): DiagnosisStatus {
  if (stages.some(({ Status }) => Status === 'failed')) return 'failed';
  if (stages.some(({ Status }) => Status === 'running' || Status === 'waiting')) return 'running';
  return stages.at(-1)?.Status === 'passed' ? 'passed' : 'cancelled';
}

/** What was listed in all; undefined until something was. */
export function totalListed(stages: readonly DiagnosisStage[]): EvidenceOf<'listing'> | undefined {
  const parts = stages.flatMap(({ Evidence }) => (Evidence?.stage === 'listing' ? [Evidence] : []));
  if (parts.length === 0) return undefined;
  const sum = (count: (part: EvidenceOf<'listing'>) => number) => parts.reduce((all, part) => all + count(part), 0);
  return {
    stage: 'listing',
    namespaces: sum(({ namespaces }) => namespaces),
    repositories: sum(({ repositories }) => repositories),
    images: sum(({ images }) => images),
    instances: sum(({ instances = 0 }) => instances),
    complete: parts.every(({ complete }) => complete),
  };
}
