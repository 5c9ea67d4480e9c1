import { expect, test } from 'vitest';
import { severityOf } from './severities.ts';

test.each([
  ['critical', ['Critical', 'CRITICAL', 'Defcon1', 'Urgent', '严重', '超危']],
  ['high', ['High', 'Important', 'Major', 'Severe', 'Serious', ' high ', '高危']],
  ['medium', ['Medium', 'MODERATE', '中危']],
  [
    'low',
    ['Low', 'Negligible', 'Unimportant', 'Minor', 'Minimal', 'Info', 'Information', 'INFORMATIONAL', 'None', '低危'],
  ],
] as const)('what scanners rate as %s', (severity, words) => {
  expect(words.filter((word) => severityOf(word) !== severity)).toEqual([]);
});

test.each([
  ['Unknown'],
  ['Unspecified'],
  ['Unassigned'],
  ['Untriaged'],
  ['UNDEFINED'],
  ['not yet assigned'],
  ['N/A'],
  [''],
  ['constructor'],
  ['Dreadful'],
])('%s says that nobody has rated it', (word) => {
  expect(severityOf(word)).toBe('unknown');
});
