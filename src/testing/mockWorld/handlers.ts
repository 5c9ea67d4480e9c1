import { createWorld } from './createWorld.ts';
import { accessKeyHandlers } from './handlers/access/accessKeyHandlers.ts';
import { accountHandlers } from './handlers/access/accountHandlers.ts';
import { auditHandlers } from './handlers/access/auditHandlers.ts';
import { sessionHandlers } from './handlers/access/sessionHandlers.ts';
import { userHandlers } from './handlers/access/userHandlers.ts';
import { acrHandlers } from './handlers/acrHandlers.ts';
import { baseHandlers } from './handlers/baseHandlers.ts';
import { buildRiskHandlers } from './handlers/buildRiskHandlers.ts';
import { changeHandlers } from './handlers/changeHandlers.ts';
import { criteriaHandlers } from './handlers/criteriaHandlers.ts';
import { cycleHandlers } from './handlers/cycleHandlers.ts';
import { detailHandlers } from './handlers/detailHandlers.ts';
import { diagnosisHandlers } from './handlers/diagnosisHandlers.ts';
import { exportHandlers } from './handlers/exportHandlers.ts';
import { imageHandlers } from './handlers/imageHandlers.ts';
import { localAddressHandlers } from './handlers/localAddressHandlers.ts';
import { permissionHandler, seenWorld } from './handlers/permissionHandler.ts';
import { registryHandlers } from './handlers/registryHandlers.ts';
import { scanHandlers } from './handlers/scanHandlers.ts';
import { taskHandlers } from './handlers/taskHandlers.ts';
import { vulnerabilityHandlers } from './handlers/vulnerabilityHandlers.ts';
import type { World } from './state/world.ts';

/** Every answer of the demo's server. */
export function worldHandlers(world: World = createWorld()) {
  const seen = seenWorld(world);
  return [
    ...sessionHandlers(world),
    permissionHandler(world),
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
