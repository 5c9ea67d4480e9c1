import { consoleAtOrigin, type RegistryKind, referenceAtAddress } from './kind.ts';

/** Harbor 1.x and 2.x, whose APIs differ. */
export const harbor = {
  name: 'Harbor',
  addAction: 'AddPrivateRegistry',
  hasVersions: true,
  credential: 'password',
  account: 'required',
  repositories: 'listed',
  scanning: 'onRequest',
  extraRows: null,
  repositoryReference: referenceAtAddress,
  consoleUrl: consoleAtOrigin,
} as const satisfies RegistryKind;
