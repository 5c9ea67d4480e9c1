import { answerError } from '../../domain/registryError.ts';
import type { Organization, RegistryTarget } from '../../domain/registryTarget.ts';
import type { ListedRepository } from '../port.ts';

/** One row of the form and where it stands there, from 0. */
export interface Row extends Organization {
  readonly index: number;
}

export function rowsOf({ organizations }: RegistryTarget): Row[] {
  return organizations.map((organization, index) => ({ ...organization, index }));
}

/** The row that reads a repository. One that was taken out of the form since the repositories were listed reads nothing any more. */
export function rowOf(target: RegistryTarget, { namespace }: ListedRepository): Row {
  const row = rowsOf(target).find((candidate) => candidate.namespace === namespace);
  if (row === undefined) throw answerError('changedWhileRead', null);
  return row;
}
