import { defaultPort, type ProtocolType, protocolType } from '#contract/enums.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import type { RegistryType } from '#contract/kinds/registryTypes.ts';

interface StoredPage {
  readonly registry_type: RegistryType;
  readonly region_id: string;
  readonly protocol: ProtocolType;
  readonly domain_name: string;
  readonly port: number;
  readonly web_path: string;
  readonly namespace: string;
}

/** Where a repository's page in its registry's own console is; '' where none is known. `name` comes without the namespace. */
export function registryUrl(page: StoredPage, name: string): string {
  const { registry_type, region_id: regionId, web_path: webPath, namespace } = page;
  return kinds[registry_type].consoleUrl({ origin: originOf(page), webPath, regionId, namespace, name });
}

function originOf({ protocol, domain_name, port }: StoredPage): string {
  const scheme = protocol === protocolType.https ? 'https' : 'http';
  const host = domain_name.includes(':') ? `[${domain_name}]` : domain_name;
  return `${scheme}://${host}${port === defaultPort[protocol] ? '' : `:${port}`}`;
}

/** A registry's address as the cloud's `Endpoints`. */
export function endpointsOf({ domain_name, port }: { readonly domain_name: string; readonly port: number }): string {
  return `${domain_name}:${port}`;
}
