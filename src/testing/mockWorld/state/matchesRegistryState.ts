import type { Center } from '#contract/center.ts';
import type { Matcher } from './listing.ts';
import { stateOf } from './registryState.ts';
import type { World } from './world.ts';

/** Rows of a registry that is doing so right now. */
export function matchesRegistryState(world: World, center: Center): Matcher<{ readonly InstanceId: string }> {
  const states = new Map(world.registries[center].map((each) => [String(each.row.Id), stateOf(each, world.now())]));
  return ({ InstanceId }, value) => states.get(InstanceId) === value;
}
