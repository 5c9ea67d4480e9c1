import { beforeEach, expect, test, vi } from 'vitest';
import { SelectionStore } from './SelectionStore.ts';

let selection: SelectionStore<string>;

const page = (...keys: readonly string[]) => new Map(keys.map((key) => [key, `row ${key}`]));
const ticked = () => [...selection.rows.keys()];

beforeEach(() => {
  selection = new SelectionStore();
  selection.show(page('a', 'b', 'c', 'd'));
});

test('ticks and unticks a row, and says how much of the page that is', () => {
  expect(selection.ofPage).toBe('none');
  selection.tick('b', true, false);
  expect(ticked()).toEqual(['b']);
  expect(selection.ofPage).toBe('some');
  selection.tick('b', false, false);
  expect(ticked()).toEqual([]);
});

test('a range goes from the row ticked last, in either direction', () => {
  selection.tick('c', true, false);
  selection.tick('a', true, true);
  expect(ticked().sort()).toEqual(['a', 'b', 'c']);
  selection.tick('b', false, true);
  expect(ticked()).toEqual(['c']);
});

test('a range that began on another page is this row alone', () => {
  selection.tick('c', true, false);
  selection.show(page('x', 'y', 'z'));
  selection.tick('z', true, true);
  expect(ticked().sort()).toEqual(['c', 'z']);
});

test('the whole page is ticked beside what other pages have ticked, and unticked alone', () => {
  selection.tick('a', true, false);
  selection.show(page('x', 'y'));
  selection.tickPage(true);
  expect(selection.ofPage).toBe('all');
  expect(ticked()).toEqual(['a', 'x', 'y']);
  selection.tickPage(false);
  expect(ticked()).toEqual(['a']);
});

test('a ticked row becomes what the page says it is now', () => {
  selection.tick('a', true, false);
  selection.show(new Map([['a', 'scanned meanwhile']]));
  expect([...selection.rows.values()]).toEqual(['scanned meanwhile']);
});

test('a whole list is ticked on every page, until a row is unticked: then the page that is seen is left', () => {
  selection.tick('a', true, false);
  selection.tickWhole(true);
  selection.show(page('x', 'y'));
  expect([selection.whole, selection.ofPage, selection.has('elsewhere')]).toEqual([true, 'all', true]);
  selection.tick('x', false, false);
  expect([selection.whole, ...ticked()]).toEqual([false, 'y']);
});

test('a whole list gives way to the rows that were ticked before it', () => {
  selection.tick('a', true, false);
  selection.tickWhole(true);
  selection.tickWhole(false);
  expect([selection.whole, ...ticked()]).toEqual([false, 'a']);
  selection.tickWhole(true);
  selection.clear();
  expect([selection.whole, ...ticked()]).toEqual([false]);
});

test('an empty page is not ticked', () => {
  selection.show(new Map());
  expect(selection.ofPage).toBe('none');
});

test('whoever listens hears of each change until they leave', () => {
  const listener = vi.fn();
  const leave = selection.subscribe(listener);
  selection.tick('a', true, false);
  selection.clear();
  leave();
  selection.tick('b', true, false);
  expect(listener).toHaveBeenCalledTimes(2);
  expect(ticked()).toEqual(['b']);
});
