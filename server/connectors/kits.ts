import type { RegistryType } from '#contract/enums.ts';
import { acrConnector } from './acr/connector.ts';
import { harborConnector } from './harbor/connector.ts';
import type { RegistryHttp } from './http/registryHttp.ts';
import type { RegistryConnector } from './port.ts';
import { quayConnector } from './quay/connector.ts';

/** The kinds of registry that can be connected. A new one is a folder and a line here. */
export const connectors = {
  harbor: (http: RegistryHttp) => harborConnector(http),
  quay: (http: RegistryHttp) => quayConnector(http),
  acr: (http: RegistryHttp) => acrConnector(http),
} as const satisfies Partial<Record<RegistryType, (http: RegistryHttp) => RegistryConnector>>;

type ConnectableType = keyof typeof connectors;

export function isConnectable(type: RegistryType): type is ConnectableType {
  return Object.hasOwn(connectors, type);
}
