import { accessKeyHandlers } from './accessKeyHandlers.ts';
import { accountHandlers } from './accountHandlers.ts';
import { acrHandlers } from './acrHandlers.ts';
import { auditHandlers } from './auditHandlers.ts';
import { baseHandlers } from './baseHandlers.ts';
import { buildRiskHandlers } from './buildRiskHandlers.ts';
import { changeHandlers } from './changeHandlers.ts';
import { createWorld } from './createWorld.ts';
import { criteriaHandlers } from './criteriaHandlers.ts';
import { cycleHandlers } from './cycleHandlers.ts';
import { detailHandlers } from './detailHandlers.ts';
import { diagnosisHandlers } from './diagnosisHandlers.ts';
import { doorHandler, seenWorld } from './doorHandler.ts';
import { exportHandlers } from './exportHandlers.ts';
import { imageHandlers } from './imageHandlers.ts';
import { localAddressHandlers } from './localAddressHandlers.ts';
import { registryHandlers } from './registryHandlers.ts';
import { scanHandlers } from './scanHandlers.ts';
import { sessionHandlers } from './sessionHandlers.ts';
import { taskHandlers } from './taskHandlers.ts';
import { userHandlers } from './userHandlers.ts';
import { vulnerabilityHandlers } from './vulnerabilityHandlers.ts';
import type { World } from './world.ts';

/** Every answer of the demo's server. */
export function worldHandlers(world: World = createWorld()) {
  const seen = seenWorld(world);
  return [
    ...sessionHandlers(world),
    doorHandler(world),
    ...registryHandlers(seen),
    ...acrHandlers(seen),
    ...changeHandlers(seen),
    ...diagnosisHandlers(seen),
    ...localAddressHandlers(),
    ...imageHandlers(seen),
    ...baseHandlers(seen),
    ...criteriaHandlers(seen),
    ...taskHandlers(seen),
    ...detailHandlers(seen),
    ...vulnerabilityHandlers(seen),
    ...buildRiskHandlers(seen),
    ...scanHandlers(seen),
    ...cycleHandlers(seen),
    ...exportHandlers(seen),
    ...accessKeyHandlers(world),
    ...auditHandlers(world),
    ...userHandlers(world),
    ...accountHandlers(world),
  ];
}
