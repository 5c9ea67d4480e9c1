import { createWorld } from './createWorld.ts';
import { imageHandlers } from './imageHandlers.ts';
import { localAddressHandlers } from './localAddressHandlers.ts';
import { registryHandlers } from './registryHandlers.ts';
import { sessionHandlers } from './sessionHandlers.ts';
import { taskHandlers } from './taskHandlers.ts';
import type { World } from './world.ts';

/** Every answer of the demo's server. */
export function worldHandlers(world: World = createWorld()) {
  return [
    ...sessionHandlers(),
    ...registryHandlers(world),
    ...localAddressHandlers(),
    ...imageHandlers(world),
    ...taskHandlers(world),
  ];
}
