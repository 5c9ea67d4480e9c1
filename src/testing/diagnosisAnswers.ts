import type { AnswerOf } from '#contract/actions/actions.ts';
import { toldFailure } from '#contract/failures/advice.ts';
import { type ConnectionStage, connectionStages, type Failure } from '#contract/failures/failures.ts';
import type { DiagnosisStage } from '#contract/registries/diagnosis.ts';
import { translatorOf } from './translators.ts';

type Answer = Omit<AnswerOf<'DescribeRegistryDiagnosis'>, 'DiagnosisId'>;

function stagesUpTo(stage: ConnectionStage, its: Partial<DiagnosisStage>, after: DiagnosisStage['Status']) {
  const reached = connectionStages.indexOf(stage);
  return connectionStages.map((Stage, index): DiagnosisStage => {
    if (index < reached) return { Stage, Status: 'passed', ElapsedMs: 12 };
    return index === reached ? { Stage, Status: 'running', ...its } : { Stage, Status: after };
  });
}

/** Still at a stage. */
export function runningAt(stage: ConnectionStage): Answer {
  return { Status: 'running', Stages: stagesUpTo(stage, {}, 'waiting') };
}

/** All passed, and so many images counted; `match`: what else the patterns select of them. */
export function passedWith(images: number, match: Partial<NonNullable<Answer['Match']>> = {}): Answer {
  const Evidence = { stage: 'listing' as const, namespaces: 6, repositories: 86, images, complete: true };
  return {
    Status: 'passed',
    Stages: stagesUpTo('listing', { Status: 'passed', ElapsedMs: 900, Evidence }, 'waiting'),
    Match: {
      Repositories: 86,
      Images: images,
      DistinctImages: match.Images ?? images,
      AtMost: false,
      Examples: ['payments/ledger'],
      ...match,
    },
  };
}

/** Failed at a stage, as the server says it in English. */
export function failedAt(stage: ConnectionStage, failure: Failure): Answer {
  const failed = { Status: 'failed' as const, ElapsedMs: 34, Error: toldFailure(failure, translatorOf('en')) };
  return { Status: 'failed', Stages: stagesUpTo(stage, failed, 'skipped') };
}

/** What several regions of Container Registry answer, by their ids, as the server puts it together. */
export function inRegions(regions: Readonly<Record<string, Answer>>): Answer {
  const answers = Object.entries(regions);
  const statuses = answers.map(([, { Status }]) => Status);
  const worst = (['running', 'failed'] as const).find((status) => statuses.includes(status)) ?? 'passed';
  const images = answers.map(([, { Match }]) => Match?.Images ?? 0);
  return {
    Status: worst,
    Stages: answers.flatMap(([RegionId, { Stages }]) => Stages.map((stage) => ({ ...stage, RegionId }))),
    Match: {
      Repositories: 86 * answers.length,
      Images: images.reduce((sum, more) => sum + more, 0),
      DistinctImages: images.reduce((sum, more) => sum + more, 0),
      AtMost: false,
      LargestRegionImages: Math.max(...images),
      Examples: ['trade-prod/payments/ledger'],
    },
  };
}
