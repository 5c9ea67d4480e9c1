import type { RegistryType } from '#contract/enums.ts';
import type { RegistryHttp } from './http/registryHttp.ts';
import { isConnectable, connectors as kits } from './kits.ts';
import type { RegistryConnector } from './port.ts';

/** The connector for a kind of registry, always the same: it keeps a target's session. Undefined for kinds that cannot be connected. */
export type ConnectorOf = (type: RegistryType) => RegistryConnector | undefined;

export function connectorsOver(http: RegistryHttp): ConnectorOf {
  const made = new Map<RegistryType, RegistryConnector>();
  return (type) => {
    if (!isConnectable(type)) return undefined;
    const connector = made.get(type) ?? kits[type](http);
    made.set(type, connector);
    return connector;
  };
}
