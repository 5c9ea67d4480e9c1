import type { RequestOf } from '#contract/actions/actions.ts';
import type { OrganizationToken, RunningQuay } from '#simulators/quay/startQuay.ts';
import { harborRequest } from './harborRequest.ts';

/** A valid AddPrivateRegistry for a simulated Quay with these rows; unlimited. */
export function quayRequest(
  quay: RunningQuay,
  rows: readonly OrganizationToken[],
  changes: Partial<RequestOf<'AddPrivateRegistry'>> = {},
): RequestOf<'AddPrivateRegistry'> {
  return harborRequest(quay.port, {
    RegistryType: 'quay',
    DomainName: 'quay.example.com',
    ExtraParam: JSON.stringify(rows),
    ...changes,
  });
}
