import type { RequestOf, ResponseOf } from '#contract/actions/actions.ts';
import { eventually } from './eventually.ts';
import type { TestServer } from './testServer.ts';

export type Diagnosis = ResponseOf<'DescribeRegistryDiagnosis'>;

/** How a diagnosis stands now. */
export function diagnosisNow(
  server: TestServer,
  DiagnosisId: string,
  more: Partial<RequestOf<'DescribeRegistryDiagnosis'>> = {},
): Promise<Diagnosis> {
  return server.call('DescribeRegistryDiagnosis', { DiagnosisId, ...more });
}

/** How a diagnosis ended. */
export function diagnosisEnd(server: TestServer, DiagnosisId: string): Promise<Diagnosis> {
  return eventually(
    () => diagnosisNow(server, DiagnosisId),
    ({ Status }) => Status !== 'running',
  );
}
