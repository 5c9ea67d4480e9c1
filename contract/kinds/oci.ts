import { type RegistryKind, referenceAtAddress } from './kind.ts';

/** Any registry that speaks the OCI distribution API and nothing else: no version to choose, no scanner, no console of its own. */
export const oci = {
  name: 'OCI',
  addAction: 'AddPrivateRegistry',
  hasVersions: false,
  credential: 'password',
  account: 'optional',
  repositories: 'listedOrNamed',
  scanning: 'none',
  extraRows: null,
  repositoryReference: referenceAtAddress,
  consoleUrl: () => '',
} as const satisfies RegistryKind;
