import type { RegistryType } from '#contract/enums.ts';
import { isConnectable, connectors as kits } from './kits.ts';
import type { RegistryConnector } from './port.ts';
import type { RegistryHttp } from './registryHttp.ts';

/** The connector for a kind of registry; undefined for kinds that cannot be connected. */
export type ConnectorOf = (type: RegistryType) => RegistryConnector | undefined;

export function connectorsOver(http: RegistryHttp): ConnectorOf {
  return (type) => (isConnectable(type) ? kits[type](http) : undefined);
}
