import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { imageSortKeys } from '#contract/images/images.ts';
import type { Filter } from '../filter.ts';
import { chooseAccessPath } from './accessPath.ts';
import type { EstimatedPredicate } from './predicates.ts';

const limit = 100;
const few = 10;
const many = 5_000;

const registry = (images: number, ids = [1]): EstimatedPredicate => ({ on: 'registry', ids, images });
const rank = (images: number, ranks = [3]): EstimatedPredicate => ({ on: 'rank', ranks, images });
const tag = (images: number, value = 'latest'): EstimatedPredicate => ({ on: 'tag', value, images });
const failed = (images: number): EstimatedPredicate => ({ on: 'intake', state: 2, images });
const missing = (images: number): EstimatedPredicate => ({ on: 'absence', missing: true, images });
const listed: EstimatedPredicate = { on: 'absence', missing: false, images: Number.POSITIVE_INFINITY };
const scanned: EstimatedPredicate = { on: 'scan', state: 1, images: Number.POSITIVE_INFINITY };

const leaf = (of: EstimatedPredicate): Filter<EstimatedPredicate> => ({ kind: 'leaf', leaf: of });
const join = (
  kind: 'AND' | 'OR',
  ...leaves: [EstimatedPredicate, ...EstimatedPredicate[]]
): Filter<EstimatedPredicate> => {
  const [first, ...others] = leaves;
  return others.reduce<Filter<EstimatedPredicate>>((left, next) => ({ kind, left, right: leaf(next) }), leaf(first));
};
const and = (...leaves: [EstimatedPredicate, ...EstimatedPredicate[]]) => join('AND', ...leaves);
const or = (...leaves: [EstimatedPredicate, ...EstimatedPredicate[]]) => join('OR', ...leaves);
const newest = (filter: Filter<EstimatedPredicate> | null) => chooseAccessPath(filter, 'ImageUpdate', limit);

describe('few images are fetched and sorted', () => {
  test('up to the limit and no further, whatever the sort', () => {
    for (const sort of imageSortKeys) {
      expect(chooseAccessPath(leaf(tag(limit)), sort, limit).kind).toBe('fetchAndSort');
      expect(chooseAccessPath(leaf(tag(limit + 1)), sort, limit).kind).toBe('indexScan');
    }
  });

  test('by the smaller side of AND, and by both sides of OR', () => {
    expect(newest(and(registry(many), tag(few)))).toEqual({ kind: 'fetchAndSort', candidates: [tag(few)] });
    expect(newest(or(rank(few), tag(few)))).toEqual({ kind: 'fetchAndSort', candidates: [rank(few), tag(few)] });
    const nested: Filter<EstimatedPredicate> = {
      kind: 'AND',
      left: or(tag(few), rank(few)),
      right: leaf(registry(many)),
    };
    expect(newest(nested)).toEqual({ kind: 'fetchAndSort', candidates: [tag(few), rank(few)] });
  });

  test('never by OR where its sides together are too many, or one cannot be measured', () => {
    expect(newest(or(tag(limit / 2), rank(limit / 2 + 1)))).toEqual({ kind: 'indexScan', along: null });
    expect(newest(or(tag(few), scanned))).toEqual({ kind: 'indexScan', along: null });
    expect(newest(and(tag(few), scanned))).toEqual({ kind: 'fetchAndSort', candidates: [tag(few)] });
  });
});

describe('an index scan finds images', () => {
  test('along the whole list where nothing narrows it', () => {
    expect(newest(null)).toEqual({ kind: 'indexScan', along: null });
    expect(newest(leaf(scanned))).toEqual({ kind: 'indexScan', along: null });
  });

  test('along an index that stands in the list’s own order and holds nothing else, few images too', () => {
    const scanFailed: EstimatedPredicate = { on: 'scan', state: 3, images: few };
    for (const one of [registry(few), rank(few), scanFailed, failed(few), missing(few)]) {
      expect(newest(leaf(one))).toEqual({ kind: 'indexScan', along: one });
      expect(chooseAccessPath(leaf(one), 'ImageSize', limit)).toEqual({ kind: 'fetchAndSort', candidates: [one] });
    }
    expect(newest(leaf(tag(few))).kind).toBe('fetchAndSort');
  });

  test('along the state of intake, or what is missing, but never along what is listed', () => {
    expect(newest(and(failed(many), scanned))).toEqual({ kind: 'indexScan', along: failed(many) });
    expect(newest(and(missing(many), failed(many + 1)))).toEqual({ kind: 'indexScan', along: missing(many) });
    expect(newest(leaf(listed))).toEqual({ kind: 'indexScan', along: null });
  });

  test('along one base, and along several as long as their images are few enough to be sorted', () => {
    const base = (images: number, hits: string): EstimatedPredicate => ({
      on: 'base',
      condition: sql`true`,
      images,
      hits,
    });
    const [one, several, frequent] = [base(500_000, '[7]'), base(many, '[7,8]'), base(500_000, '[7,8]')];
    expect(newest(leaf(one))).toEqual({ kind: 'indexScan', along: one });
    expect(newest(and(several, rank(2 * many)))).toEqual({ kind: 'indexScan', along: several });
    expect(newest(leaf(frequent))).toEqual({ kind: 'indexScan', along: null });
  });

  test('along the one registry or rank that every match has, the smaller of two', () => {
    expect(newest(leaf(registry(many)))).toEqual({ kind: 'indexScan', along: registry(many) });
    expect(newest(and(registry(many), rank(many - 1), scanned))).toEqual({ kind: 'indexScan', along: rank(many - 1) });
    expect(newest(and(registry(many - 1), rank(many)))).toEqual({ kind: 'indexScan', along: registry(many - 1) });
  });

  test('never along one that only some matches have, or that is several', () => {
    expect(newest(or(registry(many), tag(many)))).toEqual({ kind: 'indexScan', along: null });
    const both: Filter<EstimatedPredicate> = {
      kind: 'AND',
      left: or(registry(many), tag(many)),
      right: leaf(rank(many)),
    };
    expect(newest(both)).toEqual({ kind: 'indexScan', along: rank(many) });
    expect(newest(leaf(registry(many, [1, 2])))).toEqual({ kind: 'indexScan', along: null });
    expect(newest(leaf(rank(many, [1, 2, 3])))).toEqual({ kind: 'indexScan', along: null });
  });

  test('along the sort’s own index where the sort is another', () => {
    for (const sort of imageSortKeys.filter((key) => key !== 'ImageUpdate')) {
      expect(chooseAccessPath(leaf(registry(many)), sort, limit)).toEqual({ kind: 'indexScan', along: null });
    }
  });
});
