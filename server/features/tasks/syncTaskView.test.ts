import { expect, test } from 'vitest';
import { translatorOf } from '../../domain/translators.ts';
import { logEntry } from './syncTaskView.ts';

const entry = { id: 1, run_id: 1, at: 0, level: 'warning', target: 'data repositories[2]', code: 'skipped' } as const;
const messageOf = (detail: string) => logEntry({ ...entry, detail }, translatorOf('zh')).Message;

test('what was left out is said in the reader’s translate, with the registry’s own word and status', () => {
  expect(messageOf('{"reason":"nameUnusable"}')).toBe('名称不可用');
  expect(messageOf('{"reason":"notListed","status":503,"word":"ServiceUnavailable"}')).toBe(
    '未能列出（HTTP 503、ServiceUnavailable）',
  );
});

test('what another version of the server has logged is shown as it stands', () => {
  expect(messageOf('the name is not usable')).toBe('the name is not usable');
  expect(messageOf('{"reason":"notYetThought"}')).toBe('{"reason":"notYetThought"}');
});

test('what a terminal or a page would obey is shown in the log, whoever wrote it', () => {
  const forged = { ...entry, target: 'library/\u202egpj.exe', detail: 'one\r\ntwo\u009b2J' };
  expect(logEntry(forged, translatorOf('zh'))).toMatchObject({
    Target: 'library/\\u202egpj.exe',
    Message: 'one\\u000d\\u000atwo\\u009b2J',
  });
});
