import { sql } from 'kysely';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actions } from '#contract/actions/actions.ts';
import { ActionError } from '../domain/actionError.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../testing/testDatabase.ts';
import { AuditChain } from './auditChain.ts';
import type { AuditEntry } from './auditEntry.ts';
import { type AuditLog, createAuditLog } from './auditLog.ts';
import { createdText, fieldNames, targetText } from './auditText.ts';

let taken: TestDatabase;
let audit: AuditLog;
let logged: string;
beforeEach(async () => {
  logged = '';
  taken = await takeDatabase();
  const log = pino({}, { write: (line: string) => (logged += line) });
  const chain = new AuditChain(taken.database, Buffer.alloc(32), () => 1_000, log);
  audit = createAuditLog({ chain, database: taken.database, subjects: {}, now: () => 1_000, log });
});
afterEach(() => giveBack(taken));

const entry = (
  parameters: Record<string, unknown> = { Id: 7, RegistryName: 'Hub', Password: 'sesame' },
): AuditEntry => ({
  action: 'ModifyImageRegistry',
  requestId: 'R1',
  userName: 'admin',
  role: 'administrator',
  door: 'console',
  accessKeyId: null,
  address: '192.0.2.7',
  center: 'cn',
  parameters,
});
const rows = () => taken.database.read.selectFrom('audit_entries').selectAll().orderBy('id').execute();

test('the intent is written before the act, and how it ended after it', async () => {
  const begun = { kind: 'begun', outcome: 'Unfinished', target: 'Id=7 RegistryName=Hub' };
  await audit.record(entry(), async () => {
    expect(await rows()).toMatchObject([begun]);
  });
  expect(await rows()).toMatchObject([
    begun,
    {
      kind: 'ended',
      begun_id: 1,
      action: 'ModifyImageRegistry',
      user_name: 'admin',
      role: 'administrator',
      door: 'console',
      address: '192.0.2.7',
      outcome: 'OK',
      fields: 'Id,RegistryName,Password',
    },
  ]);
  expect(JSON.stringify(await rows())).not.toContain('sesame');
});

test('what a crash leaves in between stays unfinished', async () => {
  void audit.record(entry(), () => new Promise(() => {}));
  await expect.poll(rows).toMatchObject([{ kind: 'begun', outcome: 'Unfinished' }]);
});

test('an act that fails fails as it did, and its code is kept', async () => {
  const failing = audit.record(entry(), async () => {
    throw ActionError.of('NotFound');
  });
  await expect(failing).rejects.toThrow('NotFound');
  expect((await rows())[1]).toMatchObject({ outcome: 'NotFound', kind: 'ended' });
});

test('the ids of what was made stand beside what was asked for', async () => {
  const answer = { RequestId: 'x', Data: [{ Id: 3, Password: '******' }, { Id: 4 }] };
  await audit.record(entry({ RegionIds: ['cn-hangzhou', 'cn-beijing'] }), async () => answer);
  expect((await rows())[1]?.target).toBe('RegionIds=["cn-hangzhou","cn-beijing"] Id=3 Id=4');
});

test('whether images were removed or kept, and how many, can be told from the entry', async () => {
  await audit.record(entry({ RegistryId: 3, Keep: false }), async () => ({ Count: 1_200 }));
  expect((await rows())[1]?.target).toBe('RegistryId=3 Keep=false Count=1200');
});

test('where the database cannot record, the act goes on and the server’s log has the entry', async () => {
  await sql`drop table audit_entries`.execute(taken.database.write);
  expect(await audit.record(entry(), async () => 'done')).toBe('done');
  for (const part of ['Id=7 RegistryName=Hub', 'Unfinished', '"outcome":"OK"']) expect(logged).toContain(part);
  expect(logged).not.toContain('sesame');
});

test.each([
  'TakeInFirst',
  'PublicCreateImageScanTask',
  'CancelImageScanTask',
  'ExportImages',
  'ExportRepositories',
  'ExportBuildRisks',
  'ExportAuditLog',
] as const)('all that narrows what %s is about is told', (name) => {
  const ignored = ['Lang', 'SortBy', 'SortOrder', 'SourceIp'];
  const asked = Object.keys(actions[name].request.shape).filter((field) => !ignored.includes(field));
  const text = targetText(Object.fromEntries(asked.map((field) => [field, 1])));
  expect(text.split(' ').toSorted()).toEqual(asked.map((field) => `${field}=1`).toSorted());
});

describe('whatever a parameter holds, it is written', () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  test.each<[string, unknown, string]>([
    ['an object that is no text', { toString: 1 }, 'Id={"toString":1}'],
    ['half a pair', '\ud83d', 'Id=\ufffd'],
    ['what looks like another field', 'x RegistryId=9', 'Id="x RegistryId=9"'],
    ['what cannot be written', circular, 'Id=?'],
    ['what has no JSON', () => {}, 'Id='],
    ['a number beyond JSON', 1n, 'Id=?'],
  ])('%s', async (_what, Id, expected) => {
    expect(targetText({ Id })).toBe(expected);
    await audit.note(entry({ Id }), 'OK');
    expect((await rows())[0]?.target).toBe(expected);
  });

  test('what is huge is cut', () => {
    expect(targetText({ Uuids: 'x'.repeat(1_000_000) }).length).toBeLessThan(300);
    expect(fieldNames(Object.fromEntries(Array.from({ length: 9_999 }, (_, index) => [`f${index}`, 1]))).length).toBe(
      4_096,
    );
    expect(createdText({ Data: Array(9_999).fill({ Id: 1 }) }).length).toBeLessThan(4_096);
  });
});
