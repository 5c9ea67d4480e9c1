import type { AnswerOf, ParsedRequestOf } from '#contract/actions.ts';
import { toldFailure } from '#contract/advice.ts';
import type { DiagnosisStage } from '#contract/diagnosis.ts';
import type { Language } from '#contract/language.ts';
import { repositoryFilter } from '../../sync/repositoryFilter.ts';
import type { DiagnosisRun, StageState } from './diagnosisRun.ts';

const maxExamples = 5;

type Answer = AnswerOf<'DescribeRegistryDiagnosis'>;

/** How far a diagnosis has come, and what the patterns would let in of what it has listed. */
export function diagnosisAnswer(
  run: DiagnosisRun,
  request: ParsedRequestOf<'DescribeRegistryDiagnosis'>,
  language: Language,
): Answer {
  return {
    DiagnosisId: request.DiagnosisId,
    Status: run.status,
    Stages: run.stages.map((state) => stageAnswer(state, run, language)),
    ...(run.repositories.length === 0 ? {} : { Match: matchOf(run, request) }),
  };
}

function stageAnswer(state: StageState, run: DiagnosisRun, language: Language): DiagnosisStage {
  const counting = state.stage === 'listing' && state.status === 'running' && run.repositories.length > 0;
  const evidence = counting ? run.listed(false) : state.evidence;
  return {
    Stage: state.stage,
    Status: state.status,
    ...(state.elapsedMs === null ? {} : { ElapsedMs: state.elapsedMs }),
    ...(evidence === null ? {} : { Evidence: evidence }),
    ...(state.failure === null ? {} : { Error: toldFailure(state.failure, language) }),
  };
}

function matchOf(run: DiagnosisRun, request: ParsedRequestOf<'DescribeRegistryDiagnosis'>): Answer['Match'] {
  const wanted = repositoryFilter(request.IncludePatterns ?? [], request.ExcludePatterns ?? []);
  const matching = run.repositories.filter(wanted);
  return {
    Repositories: matching.length,
    Images: matching.reduce((sum, { images }) => sum + (images ?? 0), 0),
    Examples: matching.slice(0, maxExamples).map(({ namespace, name }) => `${namespace}/${name}`),
  };
}
