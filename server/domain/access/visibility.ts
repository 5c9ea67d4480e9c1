import type { Center } from '#contract/center.ts';
import type { VisibleRegistries } from './identity.ts';

/**
 * What of the product somebody sees: of one data centre all registries, or some. Whatever lists, counts, opens or changes
 * something for a caller asks for it, so that forgetting it does not compile. What is outside of it is not there.
 */
export interface Visibility {
  readonly center: Center;
  readonly registries: VisibleRegistries;
}

/** As who sees all of a data centre; as work behind the page, too. */
export function allOf(center: Center): Visibility {
  return { center, registries: 'all' };
}

/** Whether this registry, of the right data centre, is seen. */
export function sees({ registries }: Pick<Visibility, 'registries'>, registryId: number): boolean {
  return registries === 'all' || registries.includes(registryId);
}
