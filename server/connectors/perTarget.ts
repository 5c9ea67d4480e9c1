import type { RegistryTarget } from '../domain/registryTarget.ts';

/**
 * One of something for each target, made when it is first asked for and kept as long as the target: one target is asked about
 * thousands of repositories, by the same connections, login and pace.
 */
export function perTarget<Kept>(make: (target: RegistryTarget) => Kept): (target: RegistryTarget) => Kept {
  const made = new WeakMap<RegistryTarget, Kept>();
  return (target) => {
    const kept = made.get(target) ?? make(target);
    made.set(target, kept);
    return kept;
  };
}
