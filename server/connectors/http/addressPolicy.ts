import ipaddr from 'ipaddr.js';

export type AddressVerdict = 'allowed' | 'refused';

/** Where clouds answer with credentials to whoever asks; the link-local ones are refused by their range. */
const metadataAddresses = new Set([
  '100.100.100.200', // Alibaba Cloud
  '168.63.129.16', // Azure
  '192.0.0.192', // Oracle
  'fd00:ec2::254', // AWS
  'fd20:ce::254', // Google Cloud
]);

/** Where no registry can be. Private and documentation ranges are fine: companies number as they like. */
const refusedRanges = new Set(['linkLocal', 'multicast', 'unspecified', 'broadcast', 'teredo']);

/**
 * Whether a registry may be dialled at this address. Never link-local, cloud metadata, multicast, unspecified or
 * broadcast addresses; loopback only where the configuration allows it. An IPv6 form that carries an IPv4 address is
 * judged by that address. Anything that is not an IP literal is refused: names are never resolved.
 */
export function judgeAddress(ip: string, options: { allowLoopback: boolean }): AddressVerdict {
  // A zone (`fe80::1%eth0`) only ever belongs to a link-local address.
  if (ip.includes('%') || !(ipaddr.IPv4.isValidFourPartDecimal(ip) || ipaddr.IPv6.isValid(ip))) return 'refused';
  return judge(ipaddr.parse(ip), options.allowLoopback);
}

function judge(address: ipaddr.IPv4 | ipaddr.IPv6, allowLoopback: boolean): AddressVerdict {
  const range = address.range();
  if (range === 'loopback') return allowLoopback ? 'allowed' : 'refused';
  if (address instanceof ipaddr.IPv6) {
    const embedded = embeddedIpv4(address, range);
    if (embedded !== null) return judge(embedded, allowLoopback);
  }
  if (metadataAddresses.has(address.toString())) return 'refused';
  return refusedRanges.has(range) ? 'refused' : 'allowed';
}

/** The IPv4 address that a translated, mapped or tunnelled IPv6 address would reach in the end. */
function embeddedIpv4(address: ipaddr.IPv6, range: string): ipaddr.IPv4 | null {
  if (range === 'unspecified') return null;
  const bytes = address.toByteArray();
  if (range === '6to4') return new ipaddr.IPv4(bytes.slice(2, 6));
  const atTheEnd =
    range === 'ipv4Mapped' ||
    range === 'rfc6145' ||
    range === 'rfc6052' ||
    isIpv4Compatible(address.parts) ||
    isIsatap(address.parts);
  return atTheEnd ? new ipaddr.IPv4(bytes.slice(12)) : null;
}

/** `::a.b.c.d`, deprecated by RFC 4291 and still understood by some stacks. */
function isIpv4Compatible(parts: readonly number[]): boolean {
  return parts.slice(0, 6).every((part) => part === 0);
}

/** An interface identifier `[02]00:5efe:a.b.c.d` (RFC 5214) is an IPv4 tunnel. */
function isIsatap(parts: readonly number[]): boolean {
  return (parts[4] === 0 || parts[4] === 0x200) && parts[5] === 0x5efe;
}
