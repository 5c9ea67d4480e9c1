import ipaddr from 'ipaddr.js';

type AddressVerdict = 'allowed' | 'refused';

/** Where clouds answer with credentials to whoever asks; the link-local ones are refused by their range. */
const metadataAddresses = new Set([
  '100.100.100.200', // Alibaba Cloud
  '168.63.129.16', // Azure
  '192.0.0.192', // Oracle
  'fd00:ec2::254', // AWS: metadata, and the credentials of pods
  'fd00:ec2::23',
  'fd00:42::42', // Scaleway
  'fd20:ce::254', // Google Cloud
]);

/** Where no registry can be. Private and documentation ranges are fine: companies number as they like. */
const refusedRanges = new Set(['linkLocal', 'deprecatedSiteLocal', 'multicast', 'unspecified', 'broadcast', 'teredo']);
/** Kept for a future that never came (RFC 1112); some clouds answer there. */
const classE = ipaddr.IPv4.parseCIDR('240.0.0.0/4');

/** A prefix under which a network translates IPv6 into IPv4 (NAT64): its address and its length in bits (RFC 6052). */
export type Nat64Prefix = readonly [ipaddr.IPv6, number];

/** For translators of a network's own (RFC 8215): where in it the IPv4 address is, only `nat64Prefixes` can say. */
const localNat64 = ipaddr.IPv6.parseCIDR('64:ff9b:1::/48');

const nat64Lengths = [32, 40, 48, 56, 64, 96];

export interface AddressPolicy {
  readonly allowLoopback: boolean;
  /** Those of this network, beside the well-known one. */
  readonly nat64Prefixes?: readonly Nat64Prefix[];
}

/** `2001:db8:64::/96`; null where it is no prefix of NAT64. */
export function parseNat64Prefix(text: string): Nat64Prefix | null {
  if (!ipaddr.IPv6.isValidCIDR(text)) return null;
  const [address, length] = ipaddr.IPv6.parseCIDR(text);
  return nat64Lengths.includes(length) ? [address, length] : null;
}

/**
 * Whether a registry may be dialled at this address. Never link-local, cloud metadata, multicast, reserved, unspecified
 * or broadcast addresses; loopback only where the configuration allows it. An IPv6 form that carries an IPv4 address is
 * judged by that address. Anything that is not an IP literal is refused: names are never resolved.
 */
export function judgeAddress(ip: string, policy: AddressPolicy): AddressVerdict {
  // A zone (`fe80::1%eth0`) only ever belongs to a link-local address.
  if (ip.includes('%') || !(ipaddr.IPv4.isValidFourPartDecimal(ip) || ipaddr.IPv6.isValid(ip))) return 'refused';
  return judge(ipaddr.parse(ip), policy);
}

function judge(address: ipaddr.IPv4 | ipaddr.IPv6, policy: AddressPolicy): AddressVerdict {
  const range = address.range();
  if (range === 'loopback') return policy.allowLoopback ? 'allowed' : 'refused';
  if (address instanceof ipaddr.IPv6) {
    const translated = translatedIpv4(address, policy.nat64Prefixes ?? []);
    if (translated === null && address.match(localNat64)) return 'refused';
    const embedded = translated ?? embeddedIpv4(address, range);
    if (embedded !== null) return judge(embedded, policy);
  } else if (address.match(classE)) {
    return 'refused';
  }
  if (metadataAddresses.has(address.toString())) return 'refused';
  return refusedRanges.has(range) ? 'refused' : 'allowed';
}

/** What a translator of this network reaches for an address under its prefix: the four bytes behind it, the ninth left out. */
function translatedIpv4(address: ipaddr.IPv6, prefixes: readonly Nat64Prefix[]): ipaddr.IPv4 | null {
  const under = prefixes.find(([prefix, length]) => address.match(prefix, length));
  if (under === undefined) return null;
  const [, length] = under;
  const behind = address.toByteArray().filter((_byte, index) => index >= length / 8 && index !== 8);
  return new ipaddr.IPv4(behind.slice(0, 4));
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
