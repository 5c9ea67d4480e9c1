import { expect, test } from 'vitest';
import { arrange, moved } from './columnOrder.ts';

const columns = ['name', 'risk', 'size', 'digest'].map((key) => ({ key }));

function keys(wanted: Parameters<typeof arrange>[1]) {
  return arrange(columns, wanted).map(({ column, shown }) => (shown ? column.key : `(${column.key})`));
}

test('without an arrangement every column stands where the list has it', () => {
  expect(keys([])).toEqual(['name', 'risk', 'size', 'digest']);
});

test('columns stand as they were arranged, new ones after them, unknown ones nowhere', () => {
  expect(
    keys([
      { key: 'digest', shown: true },
      { key: 'gone', shown: true },
      { key: 'risk', shown: false },
    ]),
  ).toEqual(['name', 'digest', '(risk)', 'size']);
});

test('the column that names the row stays first and cannot be hidden', () => {
  expect(
    keys([
      { key: 'risk', shown: true },
      { key: 'name', shown: false },
    ])[0],
  ).toBe('name');
});

test('a column moves one place, and stays at the ends', () => {
  const wanted = [
    { key: 'a', shown: true },
    { key: 'b', shown: false },
  ];
  expect(moved(wanted, 'b', -1).map(({ key }) => key)).toEqual(['b', 'a']);
  expect(moved(wanted, 'a', -1)).toBe(wanted);
  expect(moved(wanted, 'b', 1)).toBe(wanted);
});
