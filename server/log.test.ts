import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function logTo(format: 'json' | 'pretty') {
  const lines: string[] = [];
  return { log: createLog(format, { write: (text) => lines.push(text) }), text: () => lines.join('') };
}

/** A name as an attacker gives it: a forged line, a terminal's colours, C1, and text that runs the other way. */
const name = 'app\r\n[12:00:00] INFO: all is well\u001b[31m\u009b2J\u202egpj.exe\u2066';
const obeyed = /[\p{Cc}\p{Bidi_Control}]/u;

test.each(['json', 'pretty'] as const)(
  'nothing in a log (%s) is obeyed: neither in texts nor in names of fields',
  (format) => {
    const { log, text } = logTo(format);
    log.warn({ target: name, deep: { list: [name], [name]: 1 }, err: new Error(name) }, `skipped ${name}`);
    const lines = text().trimEnd().split('\n');
    for (const line of lines) expect(line).not.toMatch(obeyed);
    expect(lines.filter((line) => line.startsWith('[12:00:00]'))).toEqual([]);
    expect(text()).toContain('\\u202egpj.exe');
  },
);

test('an entry is one line of JSON, and a stack keeps its lines', () => {
  const { log, text } = logTo('json');
  log.error({ err: new Error('broken') }, 'ended');
  const entry = JSON.parse(text());
  expect(text().trimEnd().split('\n')).toHaveLength(1);
  expect(entry).toMatchObject({
    msg: 'ended',
    err: { message: 'broken', stack: expect.stringMatching(/^Error: broken\n {4}at /) },
  });
});

test('secrets are not written', () => {
  const { log, text } = logTo('json');
  log.info({
    Password: 'hunter2',
    body: { AccessKeySecret: 'hunter2', CaCertificate: 'hunter2', ExtraParam: 'hunter2' },
  });
  expect(text()).not.toContain('hunter2');
});
