import { type NetType, netType } from '#contract/enums.ts';
import type { Region } from '#contract/regions.ts';

/** How addresses can be taken along. */
export const addressFormats = ['plain', 'nginx', 'iptables', 'json'] as const;
export type AddressFormat = (typeof addressFormats)[number];

/** Over the Internet the scanner comes from its public addresses, within a VPC from the private range. */
export function addressesOf(region: Region, network: NetType): readonly string[] {
  return network === netType.vpc ? [region.privateCidr] : region.publicIps;
}

/** The regions' addresses on a network, each once, ready to paste. */
export function formatAddresses(format: AddressFormat, regions: readonly Region[], network: NetType): string {
  if (format === 'json') {
    const entries = regions.map((region) => ({ regionId: region.regionId, addresses: addressesOf(region, network) }));
    return JSON.stringify(entries, null, 2);
  }
  const addresses = new Set(regions.flatMap((region) => addressesOf(region, network)));
  return [...addresses].map(lineFor[format]).join('\n');
}

const lineFor: Record<Exclude<AddressFormat, 'json'>, (address: string) => string> = {
  plain: (address) => address,
  nginx: (address) => `allow ${address};`,
  // Inserted, not appended: behind a rule that drops the rest it would never be reached.
  iptables: (address) => `iptables -I INPUT -p tcp -s ${address} -m multiport --dports 80,443 -j ACCEPT`,
};
