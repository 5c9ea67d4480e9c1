import type { ProtocolType, RegistryType } from '#contract/enums.ts';
import { defaultPort, protocolType } from '#contract/enums.ts';

/** Where a repository's page in its registry's own console is. */
interface PageOfRegistry {
  readonly registry_type: RegistryType;
  readonly protocol: ProtocolType;
  readonly domain_name: string;
  readonly port: number;
  readonly web_path: string;
}

/** '' where no page is known, as for ACR, whose console is elsewhere. */
export function registryUrl({ registry_type, protocol, domain_name, port, web_path }: PageOfRegistry): string {
  if (web_path === '' || registry_type === 'acr') return '';
  const scheme = protocol === protocolType.https ? 'https' : 'http';
  const host = domain_name.includes(':') ? `[${domain_name}]` : domain_name;
  return `${scheme}://${host}${port === defaultPort[protocol] ? '' : `:${port}`}${web_path}`;
}
