import type { AnswerOf, ParsedRequestOf } from '#contract/actions/actions.ts';
import { toldFailure } from '#contract/failures/advice.ts';
import type { DiagnosisStage } from '#contract/registries/diagnosis.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import type { Translate } from '#contract/translation.ts';
import { repositoryFilter } from '../../sync/listing/repositoryFilter.ts';
import type { CountedRepository } from './countImages.ts';
import type { Diagnosis, DiagnosisPart } from './diagnosis.ts';
import type { DiagnosisRun, StageState } from './diagnosisRun.ts';

const maxExamples = 5;

type Request = ParsedRequestOf<'DescribeRegistryDiagnosis'>;
type Answer = AnswerOf<'DescribeRegistryDiagnosis'>;

/** How far a diagnosis has come, and what the patterns would let in of what it has listed. */
export function diagnosisAnswer({ status, parts }: Diagnosis, request: Request, translate: Translate): Answer {
  const hasListed = parts.some(({ run }) => run.repositories.length > 0);
  return {
    DiagnosisId: request.DiagnosisId,
    Status: status,
    Stages: parts.flatMap((part) => stagesOf(part, translate)),
    ...(hasListed ? { Match: matchOf(parts, request) } : {}),
  };
}

function stagesOf({ regionId, run }: DiagnosisPart, translate: Translate): DiagnosisStage[] {
  const region = regionId === null ? {} : { RegionId: regionId };
  return run.stages.map((state) => ({ ...stageAnswer(state, run, translate), ...region }));
}

function stageAnswer(state: StageState, run: DiagnosisRun, translate: Translate): DiagnosisStage {
  const counting = state.stage === 'listing' && state.status === 'running' && run.repositories.length > 0;
  const evidence = counting ? run.listed(false) : state.evidence;
  return {
    Stage: state.stage,
    Status: state.status,
    ...(state.elapsedMs === null ? {} : { ElapsedMs: state.elapsedMs }),
    ...(evidence === null ? {} : { Evidence: evidence }),
    ...(state.failure === null ? {} : { Error: toldFailure(state.failure, translate) }),
  };
}

function matchOf(parts: readonly DiagnosisPart[], request: Request): Answer['Match'] {
  const wanted = repositoryFilter(request.IncludePatterns ?? [], request.ExcludePatterns ?? []);
  const matching = parts.map(({ run }) => run.repositories.filter(wanted));
  const all = matching.flat();
  const ofRegions = parts.some(({ regionId }) => regionId !== null);
  return {
    Repositories: all.length,
    Images: all.reduce((sum, { images }) => sum + (images ?? 0), 0),
    // Each region is a registry of its own, with a limit of its own.
    DistinctImages: matching.reduce((sum, ofPart) => sum + distinctIn(ofPart), 0),
    AtMost: all.some(({ atMost }) => atMost),
    ...(ofRegions ? { LargestRegionImages: Math.max(...matching.map(distinctIn)) } : {}),
    Examples: all.slice(0, maxExamples).map(({ namespace, name }) => repositoryPath(namespace, name)),
  };
}

function distinctIn(repositories: readonly CountedRepository[]): number {
  return new Set(repositories.flatMap(({ digests }) => [...digests])).size;
}
