import { describe, expect, test } from 'vitest';
import { repositoryFilter } from './repositoryFilter.ts';

const repository = (path: string) => {
  const [namespace = '', ...name] = path.split('/');
  return { namespace, name: name.join('/') };
};
const matches = (pattern: string, path: string) => repositoryFilter([pattern], [])(repository(path));

describe('a pattern', () => {
  test.each<[pattern: string, matching: string[], others: string[]]>([
    ['library/nginx', ['library/nginx'], ['library/nginx-2', 'a/library/nginx', 'library/NGINX']],
    ['library/*', ['library/nginx', 'library/.hidden'], ['library/a/b', 'librarian/nginx']],
    ['library/**', ['library/nginx', 'library/a/b'], ['librarian/nginx']],
    ['**/nginx', ['library/nginx', 'library/a/nginx'], ['library/nginx/a']],
    ['**', ['library/nginx', 'library/a/b'], []],
    ['**/sandbox-*', ['team/sandbox-1', 'team/a/sandbox-'], ['team/sandbox-1/b', 'team/a-sandbox-1']],
    ['a/**/z', ['a/z', 'a/b/z', 'a/b/c/z'], ['a/b', 'b/z']],
    ['*/*-api*', ['pay/card-api-v2', 'pay/-api'], ['pay/card/api', 'pay/a/card-api']],
    ['lib?ary/nginx', ['library/nginx'], ['libary/nginx']],
    ['a/b.c+d', ['a/b.c+d'], ['a/bxc+d']],
  ])('%s', (pattern, matching, others) => {
    expect(matching.filter((path) => !matches(pattern, path))).toEqual([]);
    expect(others.filter((path) => matches(pattern, path))).toEqual([]);
  });

  test.each([
    ['many stars against a long name', `${'*a'.repeat(40)}b/*`, `${'a'.repeat(4_000)}/x`],
    ['many double stars against a deep name', `${'**/a/'.repeat(40)}b`, 'a/'.repeat(2_000).concat('x')],
    ['many braces', '{a,b}'.repeat(50), 'a/b'],
  ])('is decided at once: %s', (_what, pattern, path) => {
    const started = performance.now();
    expect(matches(pattern, path)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

test('exclude wins over include, and no include pattern means all', () => {
  const wanted = repositoryFilter(['a/**', 'b/**'], ['**/tmp']);
  expect(['a/x', 'b/y/z', 'a/tmp', 'c/x'].map(repository).map(wanted)).toEqual([true, true, false, false]);
  expect(repositoryFilter([], [])(repository('a/b'))).toBe(true);
});
