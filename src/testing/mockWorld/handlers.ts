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
  return [
    ...sessionHandlers(world),
    ...registryHandlers(world),
    ...acrHandlers(world),
    ...changeHandlers(world),
    ...diagnosisHandlers(world),
    ...localAddressHandlers(),
    ...imageHandlers(world),
    ...baseHandlers(world),
    ...criteriaHandlers(world),
    ...taskHandlers(world),
    ...detailHandlers(world),
    ...vulnerabilityHandlers(world),
    ...buildRiskHandlers(world),
    ...scanHandlers(world),
    ...cycleHandlers(world),
    ...exportHandlers(world),
    ...accessKeyHandlers(world),
    ...auditHandlers(world),
    ...userHandlers(world),
    ...accountHandlers(world),
  ];
}
