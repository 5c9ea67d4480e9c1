import type { ProtocolType, RegistryType } from '#contract/enums.ts';
import { defaultPort, protocolType } from '#contract/enums.ts';

/** Where a repository's page in its registry's own console is. */
interface PageOfRegistry {
  readonly registry_type: RegistryType;
  readonly region_id: string;
  readonly protocol: ProtocolType;
  readonly domain_name: string;
  readonly port: number;
  readonly web_path: string;
  readonly namespace: string;
}

/** '' where no page is known. `name` is the repository's, without its namespace. */
export function registryUrl(page: PageOfRegistry, name: string): string {
  const { registry_type, protocol, domain_name, port, web_path } = page;
  if (registry_type === 'acr') return containerRegistryUrl(page, name);
  if (web_path === '') return '';
  const scheme = protocol === protocolType.https ? 'https' : 'http';
  const host = domain_name.includes(':') ? `[${domain_name}]` : domain_name;
  return `${scheme}://${host}${port === defaultPort[protocol] ? '' : `:${port}`}${web_path}`;
}

/**
 * The cloud's console is one for all accounts. It has a page for each repository of the Personal Edition; where those of an
 * Enterprise instance are is not documented, so the list of instances stands for them.
 */
function containerRegistryUrl({ region_id, namespace }: PageOfRegistry, name: string): string {
  const console = 'https://cr.console.aliyun.com';
  const region = encodeURIComponent(region_id);
  if (namespace.includes('/')) return `${console}/${region}/instances`;
  return `${console}/repository/${region}/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/details`;
}
