import { beforeEach, expect, test, vi } from 'vitest';
import { SelectionStore } from './SelectionStore.ts';

let selection: SelectionStore<string>;

const page = (...keys: readonly string[]) => new Map(keys.map((key) => [key, `row ${key}`]));
const selected = () => [...selection.rows.keys()];

beforeEach(() => {
  selection = new SelectionStore();
  selection.showPage(page('a', 'b', 'c', 'd'));
});

test('a row is ticked and unticked, and how much of the page that is can be told', () => {
  expect(selection.pageState).toBe('none');
  selection.setSelected('b', true, false);
  expect(selected()).toEqual(['b']);
  expect(selection.pageState).toBe('some');
  selection.setSelected('b', false, false);
  expect(selected()).toEqual([]);
});

test('a range goes from the row selected last, in either direction', () => {
  selection.setSelected('c', true, false);
  selection.setSelected('a', true, true);
  expect(selected().sort()).toEqual(['a', 'b', 'c']);
  selection.setSelected('b', false, true);
  expect(selected()).toEqual(['c']);
});

test('a range that began on another page is this row alone', () => {
  selection.setSelected('c', true, false);
  selection.showPage(page('x', 'y', 'z'));
  selection.setSelected('z', true, true);
  expect(selected().sort()).toEqual(['c', 'z']);
});

test('the whole page is selected beside what other pages have selected, and deselected alone', () => {
  selection.setSelected('a', true, false);
  selection.showPage(page('x', 'y'));
  selection.setPageSelected(true);
  expect(selection.pageState).toBe('all');
  expect(selected()).toEqual(['a', 'x', 'y']);
  selection.setPageSelected(false);
  expect(selected()).toEqual(['a']);
});

test('a selected row becomes what the page says it is now', () => {
  selection.setSelected('a', true, false);
  selection.showPage(new Map([['a', 'scanned meanwhile']]));
  expect([...selection.rows.values()]).toEqual(['scanned meanwhile']);
});

test('all matching rows are selected on every page, until a row is deselected: then the page that is seen is left', () => {
  selection.setSelected('a', true, false);
  selection.setAllMatching(true);
  selection.showPage(page('x', 'y'));
  expect([selection.allMatching, selection.pageState, selection.isSelected('elsewhere')]).toEqual([true, 'all', true]);
  selection.setSelected('x', false, false);
  expect([selection.allMatching, ...selected()]).toEqual([false, 'y']);
});

test('all matching rows give way to the rows that were selected before', () => {
  selection.setSelected('a', true, false);
  selection.setAllMatching(true);
  selection.setAllMatching(false);
  expect([selection.allMatching, ...selected()]).toEqual([false, 'a']);
  selection.setAllMatching(true);
  selection.clear();
  expect([selection.allMatching, ...selected()]).toEqual([false]);
});

test('an empty page is not selected', () => {
  selection.showPage(new Map());
  expect(selection.pageState).toBe('none');
});

test('whoever listens hears of each change until they leave', () => {
  const listener = vi.fn();
  const leave = selection.subscribe(listener);
  selection.setSelected('a', true, false);
  selection.clear();
  leave();
  selection.setSelected('b', true, false);
  expect(listener).toHaveBeenCalledTimes(2);
  expect(selected()).toEqual(['b']);
});
