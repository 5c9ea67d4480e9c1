import { describe, expect, test } from 'vitest';
import english from '#contract/locales/en/regions.ts';
import chinese from '#contract/locales/zh-CN/regions.ts';
import { type RegionId, regions } from '#contract/regions.ts';
import { type LookUp, lookUp, regionsInOrder } from './lookUp.ts';

const idsOf = ({ matches }: LookUp) => matches.map(({ region }) => region.regionId);
const namesOf = (regionId: RegionId) => [chinese[regionId], english[regionId]];
const search = (text: string) => lookUp(text, regions, namesOf);
const hitsOf = (text: string) => search(text).matches.flatMap(({ hits }) => hits);

describe('by name', () => {
  test.each(regions)('$regionId is found by its id and by either name alone', ({ regionId }) => {
    for (const text of [regionId, ...namesOf(regionId)]) expect(idsOf(search(text))).toEqual([regionId]);
  });

  test.each([
    ['法兰克福', ['eu-central-1']],
    ['FRANKFURT', ['eu-central-1']],
    ['  tokyo  japan ', ['ap-northeast-1']],
    ['华东1（杭州）', ['cn-hangzhou']],
    ['us', ['us-west-1', 'us-east-1']],
  ])('%j finds %j: parts, any case, any order of words, full-width brackets', (text, ids) => {
    expect(idsOf(search(text))).toEqual(ids);
  });

  test('nothing typed finds every region', () => {
    expect(idsOf(search(' '))).toHaveLength(regions.length);
  });

  test('a name that no region has finds none', () => {
    expect(search('atlantis')).toEqual({ kind: 'names', matches: [] });
  });
});

describe('by address', () => {
  test.each(regions)('$regionId is found by each public IP, and the IP is named', ({ regionId, publicIps }) => {
    for (const ip of publicIps) {
      expect(idsOf(search(ip))).toEqual([regionId]);
      expect(hitsOf(ip)).toEqual([ip]);
    }
  });

  test.each([
    ['172.16.5.1', ['eu-central-1', 'eu-west-1']],
    ['100.104.36.63', ['cn-huhehaote', 'us-east-1']],
  ])('%s lies in a range that two regions share: both are found', (ip, ids) => {
    expect(idsOf(search(ip))).toEqual(ids);
  });

  test.each([
    ['172.16.15.255', 2],
    ['172.16.16.0', 0],
    ['172.15.255.255', 0],
    ['100.104.36.64', 0],
  ])('at the edges of a range, %s belongs to %i regions', (ip, count) => {
    expect(search(ip).matches).toHaveLength(count);
  });

  test.each([
    ['inside a range', '172.16.4.0/24', '172.16.4.0/24', ['eu-central-1', 'eu-west-1']],
    [
      'around several ranges',
      '100.104.0.0/18',
      '100.104.0.0/18',
      ['cn-hangzhou', 'cn-shanghai', 'cn-huhehaote', 'us-east-1'],
    ],
    ['around a public IP', '8.208.14.0/24', '8.208.14.0/24', ['eu-west-1']],
    ['named by an address within it', '172.16.5.1/12', '172.16.0.0/12', ['eu-central-1', 'eu-west-1']],
    ['beside every range', '10.0.0.0/8', '10.0.0.0/8', []],
  ])('a CIDR range %s finds what it overlaps', (_where, text, range, ids) => {
    const found = search(text);
    expect(found).toMatchObject({ kind: 'address', range });
    expect(idsOf(found)).toEqual(ids);
  });

  test('0.0.0.0/0 overlaps all', () => {
    expect(search('0.0.0.0/0').matches).toHaveLength(regions.length);
  });

  test.each(['172.16', '172.16.'])('%s, the beginning of an address, is the range that begins so', (text) => {
    expect(search(text)).toMatchObject({ kind: 'address', range: '172.16.0.0/16' });
    expect(idsOf(search(text))).toEqual(['eu-central-1', 'eu-west-1']);
  });

  test('a match names which of the region’s addresses it is about', () => {
    expect(hitsOf('100.104.36.0/24')).toEqual(['100.104.36.0/26', '100.104.36.0/26']);
  });
});

describe('nonsense', () => {
  test.each(['172.16.5.256', '1.2.3.4.5', '172.16.5.1/33', '172.16/16', '010.0.0.1', '1..2', '/24', '.', '1.2.3.4/'])(
    '%s is written like an address but is none, and is no error either',
    (text) => {
      expect(search(text)).toEqual({ kind: 'malformed', matches: [] });
    },
  );

  test.each(['fd00::1', '2001:db8::/32', '::'])('%s is IPv6, which the scanner has no addresses of', (text) => {
    expect(search(text)).toEqual({ kind: 'ipv6', matches: [] });
  });
});

describe('their order', () => {
  test('the chosen region comes first, then those of the data centre, then the others; none is left out', () => {
    const ordered = regionsInOrder('intl', 'cn-beijing');
    expect(ordered).toHaveLength(regions.length);
    expect(ordered[0]?.regionId).toBe('cn-beijing');
    expect(ordered.slice(1).map(({ center }) => center)).toEqual([
      ...regions.filter(({ center }) => center === 'intl').map(() => 'intl'),
      ...regions.filter(({ center, regionId }) => center === 'cn' && regionId !== 'cn-beijing').map(() => 'cn'),
    ]);
  });

  test('without a choice, the data centre comes first in its own order', () => {
    expect(regionsInOrder('cn', undefined)).toEqual(regions);
  });
});
