import type { RunningQuay } from '#simulators/quay/startQuay.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import type { Organization, RegistryTarget } from '../../domain/registryTarget.ts';
import { localTarget } from './target.ts';

/** A simulated Quay with all its organizations, or those named. */
export function quayTarget(quay: RunningQuay, other: Partial<RegistryTarget> = {}): RegistryTarget {
  return localTarget(quay.port, {
    type: 'quay',
    domainName: 'quay.example.test',
    password: simulatorPasswords.admin,
    organizations: quay.organizations,
    ...other,
  });
}

/** The rows of these organizations, with the tokens that the simulator made for them. */
export function organizationsOf(quay: RunningQuay, ...names: readonly string[]): Organization[] {
  return names.map((namespace) => {
    const known = quay.organizations.find((organization) => organization.namespace === namespace);
    if (known === undefined) throw new Error(`the simulator has no organization ${namespace}`);
    return known;
  });
}
