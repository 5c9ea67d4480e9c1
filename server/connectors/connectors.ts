import type { RegistryType } from '#contract/kinds/registryTypes.ts';
import { acrConnector } from './acr/connector.ts';
import { harborConnector } from './harbor/connector.ts';
import type { RegistryHttp } from './http/registryHttp.ts';
import { ociConnector } from './oci/connector.ts';
import type { RegistryConnector } from './port.ts';
import { quayConnector } from './quay/connector.ts';

/** How the connector of each kind of registry is made. */
const connectors: Record<RegistryType, (http: RegistryHttp) => RegistryConnector> = {
  harbor: harborConnector,
  quay: quayConnector,
  acr: acrConnector,
  oci: ociConnector,
};

/** The connector for a kind of registry, always the same: it keeps a target's session. */
export type ConnectorOf = (type: RegistryType) => RegistryConnector;

export function connectorsOver(http: RegistryHttp): ConnectorOf {
  const made = new Map<RegistryType, RegistryConnector>();
  return (type) => {
    const connector = made.get(type) ?? connectors[type](http);
    made.set(type, connector);
    return connector;
  };
}
