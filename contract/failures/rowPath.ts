import type { Failure } from './failures.ts';

/** The field of a Quay row that a failure is about, as `Issues` name it; null where it is about no row. */
export function rowPathOf(failure: Failure | undefined): (string | number)[] | null {
  if (failure === undefined || !('row' in failure) || failure.row === undefined) return null;
  const organization = 'reason' in failure && failure.reason === 'organizationUnknown';
  return ['ExtraParam', failure.row, organization ? 'namespace' : 'authToken'];
}
