import { expect, test } from 'vitest';
import type { StageStatus } from '#contract/enums.ts';
import { connectionStages } from '#contract/failures/failures.ts';
import { inRegions, passedWith } from '../../../../testing/diagnosisAnswers.ts';
import { regionStatus, stagesByRegion, totalListed } from './stagesByRegion.ts';

const stagesOf = (statuses: readonly StageStatus[]) =>
  connectionStages.map((Stage, index) => ({ Stage, Status: statuses[index] ?? 'skipped' }) as const);

test.each<[string, readonly StageStatus[]]>([
  ['running', ['passed', 'running', 'waiting', 'waiting', 'waiting', 'waiting', 'waiting']],
  ['failed', ['passed', 'failed']],
  ['cancelled', ['passed']],
  ['passed', ['passed', 'passed', 'skipped', 'passed', 'passed', 'passed', 'passed']],
])('a region is %s by its stages', (status, statuses) => {
  expect(regionStatus(stagesOf(statuses))).toBe(status);
});

test('a registry that is one has no regions', () => {
  expect(stagesByRegion(passedWith(10).Stages)).toEqual([]);
});

test('what several regions hold is added up', () => {
  const { Stages } = inRegions({ a: passedWith(10), b: passedWith(20) });
  expect(stagesByRegion(Stages).map(({ regionId }) => regionId)).toEqual(['a', 'b']);
  expect(totalListed(Stages)).toMatchObject({ images: 30, repositories: 172, complete: true });
});
