import ipaddr from 'ipaddr.js';

/** Addresses and ranges of them in CIDR notation, which were checked when they were given. */
export type AddressRanges = readonly string[];

export const loopback: AddressRanges = ['127.0.0.0/8', '::1'];

/** Whether an address is one of these, or in one of their ranges. A caller over IPv4 is `::ffff:10.0.0.7` on a socket that takes both. */
export function isInRanges(address: string, ranges: AddressRanges): boolean {
  if (!ipaddr.isValid(address)) return false;
  const caller = ipaddr.process(address);
  return ranges.some((range) => {
    const [network, bits] = range.includes('/') ? ipaddr.parseCIDR(range) : [ipaddr.parse(range), null];
    if (network.kind() !== caller.kind()) return false;
    return caller.match(network, bits ?? network.toByteArray().length * 8);
  });
}

/** Whose failures count together: an IPv4 address, or the 64 bits of IPv6 that one network has. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const caller = ipaddr.process(address);
  return caller instanceof ipaddr.IPv6 ? `${ipaddr.IPv6.networkAddressFromCIDR(`${caller}/64`)}/64` : caller.toString();
}
