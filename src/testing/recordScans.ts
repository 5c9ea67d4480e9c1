import type { AnswerOf, ParsedRequestOf } from '#contract/actions/actions.ts';
import { mockAction } from './mockAction.ts';
import { server } from './server.ts';

type CreatedScan = AnswerOf<'PublicCreateImageScanTask'>['Data'];

/** A scan task that has just begun. */
export const createdScan: CreatedScan = {
  CanCreate: true,
  TaskId: 'scan-7',
  Status: 'START',
  Result: '',
  Progress: 0,
  FinishCount: 0,
  TotalCount: 120,
  CollectTime: 1,
  ExecTime: 1,
};

/** Answers each wish to scan, and keeps it. */
export function recordScans(answer: () => CreatedScan = () => createdScan) {
  const asked: ParsedRequestOf<'PublicCreateImageScanTask'>[] = [];
  server.use(
    mockAction('PublicCreateImageScanTask', ({ params }) => {
      asked.push(params);
      return { Data: answer() };
    }),
  );
  return asked;
}
