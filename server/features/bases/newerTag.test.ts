import { expect, test } from 'vitest';
import { newerTag } from './newerTag.ts';

/** A tag with a digest of its own, built at this time, with so many vulnerabilities. */
const tagged = (tag: string, createdAt = 2, vulnerabilities: number | null = 1, digest = `${tag} ${createdAt}`) => ({
  tag,
  createdAt,
  vulnerabilities,
  digest,
  uuid: digest,
});

const newer = (base: string, ...tags: ReturnType<typeof tagged>[]) => newerTag(tagged(base, 1, 10), tags)?.tag;

test.each([
  ['17.0.8', '17.0.9'],
  ['17', '17.0.9'],
  ['17.0.8-alpine', '17.0.10-alpine'],
  ['v1.36', 'v1.37'],
  ['jammy-20231004', 'jammy-20240111'],
  ['latest', 'latest'],
])('%s is followed by %s', (base, tag) => {
  expect(newer(base, tagged(tag))).toBe(tag);
});

test.each([
  ['another major version', '17.0.8', '21.0.1'],
  ['another variant', '17.0.8', '17.0.9-alpine'],
  ['a word for a version', '17.0.8', 'latest'],
  ['a version for a word', 'latest', '17.0.9'],
])('%s follows nothing', (_, base, tag) => {
  expect(newer(base, tagged(tag))).toBeUndefined();
});

test('the highest version is told, as numbers and not as text', () => {
  expect(newer('17.0.8', tagged('17.0.9'), tagged('17.0.10'), tagged('17'))).toBe('17.0.10');
});

test('what was built before is not newer, whatever its tag says', () => {
  expect(newer('17.0.8', tagged('17.0.9', 0.5))).toBeUndefined();
});

test('where nobody tells the time of a build, the version decides', () => {
  expect(newer('17.0.8', tagged('17.0.9', 0), tagged('17.0.7', 0))).toBe('17.0.9');
});

test('one with as many vulnerabilities, or with unknown ones, is none', () => {
  expect(newer('17.0.8', tagged('17.0.9', 2, 10), tagged('17.0.10', 2, null))).toBeUndefined();
});

test('another tag of the very base is none', () => {
  const base = tagged('17', 1, 10);
  expect(newerTag(base, [tagged('17.0.8', 2, 1, base.digest)])).toBeUndefined();
});

test('of a base without a tag, or with unknown vulnerabilities, nobody knows', () => {
  expect(newerTag(tagged('', 1, 10), [tagged('17')])).toBeUndefined();
  expect(newerTag(tagged('17', 1, null), [tagged('17.0.9')])).toBeUndefined();
});
