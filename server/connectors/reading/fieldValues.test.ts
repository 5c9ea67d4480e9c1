import { expect, test } from 'vitest';
import {
  isDigest,
  isName,
  isRepositoryPath,
  isSize,
  isTag,
  parseMediaType,
  parseTime,
  platformName,
  platformNames,
} from './fieldValues.ts';

test('a time of the year 1 or none at all is no time', () => {
  expect(parseTime('0001-01-01T00:00:00Z')).toBeNull();
  expect(parseTime('not a time')).toBeNull();
  expect(parseTime('version 5')).toBeNull();
  expect(parseTime(null)).toBeNull();
  expect(parseTime('2026-11-23T15:24:05.5Z')).toBe(Date.parse('2026-11-23T15:24:05.500Z'));
});

test('a platform is os, architecture and variant; that of a build attestation is none', () => {
  expect(platformName({ os: 'linux', architecture: 'arm', variant: 'v7' })).toBe('linux/arm/v7');
  expect(platformName({ os: 'windows', architecture: 'amd64', variant: null })).toBe('windows/amd64');
  expect(platformName({ os: 'unknown', architecture: 'unknown' })).toBeNull();
  expect(platformName({ os: 'linux' })).toBeNull();
  expect(platformName(null)).toBeNull();
});

test('platforms are told once each, and no more than any image has', () => {
  const arm = { os: 'linux', architecture: 'arm64' };
  expect(platformNames([arm, null, { os: 'linux', architecture: 'amd64' }, arm])).toEqual([
    'linux/arm64',
    'linux/amd64',
  ]);
  const thousand = Array.from({ length: 1_000 }, (_, n) => ({ os: 'linux', architecture: `arm${n}` }));
  expect(platformNames(thousand)).toHaveLength(100);
});

test('a media type is one that can be, or none', () => {
  const oci = 'application/vnd.oci.image.index.v1+json';
  expect(parseMediaType(oci)).toBe(oci);
  expect([null, undefined, '', 'a\u0000b', 'x'.repeat(256)].map(parseMediaType)).toEqual(['', '', '', '', '']);
});

test('digests, sizes and names are what they claim to be', () => {
  expect(isDigest(`sha256:${'0'.repeat(64)}`)).toBe(true);
  expect(isDigest(`sha256:${'A'.repeat(64)}`)).toBe(false);
  expect(isDigest(`sha256:${'0'.repeat(64)}\n`)).toBe(false);
  expect([0, 2 ** 53 - 1].every(isSize)).toBe(true);
  expect([-1, 1.5, 2 ** 53, Number.NaN].some(isSize)).toBe(false);
  expect(['ünï/код', '🐳'].every(isName)).toBe(true);
  expect(['', 'a\nb', 'a\u0085b', 'half a pair: \ud83d', 'gpj.\u202eexe', 'x'.repeat(4_097)].some(isName)).toBe(false);
});

test('a repository’s path is one that a client can pull by, and leads nowhere else', () => {
  expect(['app/api', 'a', '0', 'a.b/c_d/e__f/g-h/i--j', 'Team.A/b', 'x'.repeat(255)].every(isRepositoryPath)).toBe(
    true,
  );
  const others = ['', '..', 'app/../../users', './app', 'app//api', '/app', 'app/', 'a..b', '.a', 'a-', 'a___b'];
  expect([...others, 'a b', 'a\n', 'ünï', '=1+1', 'a\u202eb', 'x'.repeat(4_097)].filter(isRepositoryPath)).toEqual([]);
});

test('a tag is one that a client can name', () => {
  expect(['latest', '_', '1.0-rc_2', 'V1', 'v1.0+meta', 'x'.repeat(128)].every(isTag)).toBe(true);
  const others = [
    '',
    '.hidden',
    '-x',
    'a b',
    'a/b',
    'a:b',
    'a\n',
    'ünï',
    '=1+1',
    '+1',
    '@x',
    'a\u202eb',
    'x'.repeat(129),
  ];
  expect(others.filter(isTag)).toEqual([]);
});
