import { simulatorKeys } from '#simulators/acr/accessKeys.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { localTarget } from './target.ts';

/** Container Registry in Hangzhou, simulated on this machine, with a key that may read everything. */
export function acrTarget(port: number, other: Partial<RegistryTarget> = {}): RegistryTarget {
  const { id: userName, secret: password } = simulatorKeys.reader;
  return localTarget(port, { type: 'acr', domainName: 'cr.cn-hangzhou.aliyuncs.com', userName, password, ...other });
}
