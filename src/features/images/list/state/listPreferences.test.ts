import { beforeEach, expect, test } from 'vitest';
import { readPreferences, writePreferences } from './listPreferences.ts';

const usual = { columns: [], density: 'compact', size: 20 };

beforeEach(() => localStorage.clear());

test('each view remembers its own', () => {
  writePreferences('images', { columns: [{ key: 'risk', shown: false }], density: 'comfortable', size: 50 });
  expect(readPreferences('images')).toEqual({
    columns: [{ key: 'risk', shown: false }],
    density: 'comfortable',
    size: 50,
  });
  expect(readPreferences('repositories')).toEqual(usual);
});

test.each(['not json', '[]', 'null', '{"columns":"all","density":7,"size":33}'])(
  'what cannot be understood is as if nothing were stored: %s',
  (text) => {
    localStorage.setItem('mooring.list.images', text);
    expect(readPreferences('images')).toEqual(usual);
  },
);
