import ipaddr from 'ipaddr.js';
import type { Center } from '#contract/center.ts';
import { isIpv4, isIpv6 } from '#contract/fields.ts';
import { regions as allRegions, type Region, type RegionId } from '#contract/regions.ts';
import { foldText } from '#contract/typedText.ts';

/** All regions: the chosen one, then those of the data centre, then the others. */
export function regionsInOrder(center: Center, chosen: string | undefined): readonly Region[] {
  const rank = (region: Region) => (region.regionId === chosen ? 0 : region.center === center ? 1 : 2);
  return [...allRegions].sort((one, other) => rank(one) - rank(other));
}

export interface RegionMatch {
  readonly region: Region;
  /** Which of its addresses the searched one belongs to or overlaps. */
  readonly hits: readonly string[];
}

/** A region's names, in every language that it can be looked up in. */
type NamesOf = (regionId: RegionId) => readonly string[];

/** What a search text means, and the regions it finds, in the order given. */
export type LookUp =
  | { readonly kind: 'names'; readonly matches: readonly RegionMatch[] }
  | {
      readonly kind: 'address';
      /** The address or range as it was understood. */
      readonly range: string;
      readonly matches: readonly RegionMatch[];
    }
  /** Written like an address, but none; or of the family that the scanner has no addresses of. */
  | { readonly kind: 'malformed' | 'ipv6'; readonly matches: readonly [] };

/**
 * Finds regions by id, by their names in any language, by an IPv4 address, or by a CIDR range. The
 * first octets of an address (`172.16`) stand for the range that begins with them.
 */
export function lookUp(text: string, regions: readonly Region[], namesOf: NamesOf): LookUp {
  const wanted = foldText(text);
  if (isIpv6(wanted.split('/')[0] ?? '')) return { kind: 'ipv6', matches: [] };
  if (!/^\d*[./][\d./]*$/.test(wanted)) return { kind: 'names', matches: byNames(wanted, regions, namesOf) };
  const range = parseRange(wanted);
  if (range === null) return { kind: 'malformed', matches: [] };
  return { kind: 'address', range: written(range), matches: byAddress(range, regions) };
}

function byNames(wanted: string, regions: readonly Region[], namesOf: NamesOf): RegionMatch[] {
  const words = wanted.split(/\s+/);
  return regions
    .filter(({ regionId }) => {
      const known = foldText([regionId, ...namesOf(regionId)].join(' '));
      return words.every((word) => known.includes(word));
    })
    .map((region) => ({ region, hits: [] }));
}

interface Range {
  readonly start: string;
  readonly bits: number;
}

function byAddress(range: Range, regions: readonly Region[]): RegionMatch[] {
  return regions
    .map((region) => ({
      region,
      hits: [...region.publicIps, region.privateCidr].filter((address) => overlap(range, rangeOf(address))),
    }))
    .filter(({ hits }) => hits.length > 0);
}

function parseRange(text: string): Range | null {
  const [, address = '', prefix] = /^([\d.]+?)\.?(?:\/(\d{1,2}))?$/.exec(text) ?? [];
  const octets = address.split('.');
  const complete = octets.length === 4;
  const start = [...octets, '0', '0', '0'].slice(0, Math.max(octets.length, 4)).join('.');
  const bits = prefix === undefined ? octets.length * 8 : Number(prefix);
  if (!isIpv4(start) || bits > 32 || (prefix !== undefined && !complete)) return null;
  return { start, bits };
}

function rangeOf(address: string): Range {
  const [start = '', bits = '32'] = address.split('/');
  return { start, bits: Number(bits) };
}

/** Two ranges overlap where the larger one holds the start of the other. */
function overlap(one: Range, other: Range): boolean {
  return ipaddr.IPv4.parse(one.start).match(ipaddr.IPv4.parse(other.start), Math.min(one.bits, other.bits));
}

function written({ start, bits }: Range): string {
  return bits === 32 ? start : `${ipaddr.IPv4.networkAddressFromCIDR(`${start}/${bits}`)}/${bits}`;
}
