import { baseReference } from '#contract/images/baseImage.ts';
import type { BaseRow } from '#contract/images/bases.ts';

/**
 * The criteria, as the list's address has them, of the images that a row of base images counts. Another registry may hold one of
 * the same name.
 */
export function builtOn(base: BaseRow): readonly string[] {
  return [`baseImage:${baseReference(base)}`, `baseInstanceId:${base.RegistryId}`];
}
