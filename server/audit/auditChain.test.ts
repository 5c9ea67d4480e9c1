import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { giveBack, type TestDatabase, takeDatabase } from '../testing/testDatabase.ts';
import { AuditChain } from './auditChain.ts';
import type { AuditDraft } from './chainHash.ts';
import { verifyChain } from './verifyChain.ts';

const { signal } = new AbortController();
const key = randomBytes(32);

let taken: TestDatabase;
let chain: AuditChain;
let logged: string;

const chainWith = (chainKey: Buffer) =>
  new AuditChain(taken.database, chainKey, () => 1_000, pino({}, { write: (line: string) => (logged += line) }));
beforeEach(async () => {
  logged = '';
  taken = await takeDatabase();
  chain = chainWith(key);
});
afterEach(() => giveBack(taken));

const draft = (at: number, changes: Partial<AuditDraft> = {}): AuditDraft => ({
  kind: 'ended',
  begun_id: null,
  at,
  begun_at: null,
  request_id: `R${at}`,
  user_name: 'admin',
  role: 'administrator',
  door: 'console',
  access_key_id: null,
  address: '192.0.2.7',
  center: 'cn',
  action: 'PauseImageRegistry',
  subject_type: null,
  subject_id: null,
  subject_name: '',
  target: '',
  fields: '',
  changes: '[]',
  outcome: 'OK',
  ...changes,
});
const append = (count: number, from = 1) =>
  Promise.all(Array.from({ length: count }, (_, index) => chain.append(draft(from + index))));

function verify(chainKey = key) {
  const database = new DatabaseSync(join(taken.dataDir, 'mooring.db'), { readOnly: true });
  try {
    return verifyChain(database, chainKey);
  } finally {
    database.close();
  }
}

/** What somebody does who can write the file, and has not the key. */
function tamper(...statements: readonly string[]): void {
  const database = new DatabaseSync(join(taken.dataDir, 'mooring.db'));
  database.exec('drop trigger if exists audit_entries_stay; drop trigger if exists audit_entries_go_before_the_anchor');
  for (const statement of statements) database.exec(statement);
  database.close();
}

test('entries that come at once are stored in the order in which they came, and are whole', async () => {
  const rows = await append(1_200);
  expect(rows.map((row) => row?.id)).toEqual(Array.from({ length: 1_200 }, (_, index) => index + 1));
  expect(rows.map((row) => row?.at)).toEqual(Array.from({ length: 1_200 }, (_, index) => index + 1));
  expect(verify()).toEqual({ entries: 1_200, from: 1, to: 1_200, anchor: 0, broken: null });
});

test('a log that nothing was written to is whole', () => {
  expect(verify()).toEqual({ entries: 0, from: null, to: null, anchor: 0, broken: null });
});

test('the chain goes on where another process has left it', async () => {
  await append(3);
  chain = chainWith(key);
  await append(3, 4);
  expect(verify()).toMatchObject({ entries: 6, broken: null });
});

test('whatever a text holds, it is proven as it is stored', async () => {
  for (const [index, user_name] of ['\ud83d', 'a\u0000b', '"', '\u2028', '🚢', '\\'].entries()) {
    await chain.append(draft(index, { user_name }));
  }
  expect(verify()).toMatchObject({ entries: 6, broken: null });
});

test('nothing changes or deletes an entry through the product', async () => {
  await append(2);
  const { write } = taken.database;
  await expect(write.updateTable('audit_entries').set({ outcome: 'NotFound' }).execute()).rejects.toThrow('only added');
  await expect(write.deleteFrom('audit_entries').execute()).rejects.toThrow('only added');
  expect(verify()).toMatchObject({ entries: 2, broken: null });
});

test('what is pruned leaves an anchor that the rest is proven from', async () => {
  await append(1_200);
  await chain.prune(700, signal);
  expect(verify()).toEqual({ entries: 500, from: 701, to: 1_200, anchor: 700, broken: null });
  await append(1, 1_201);
  await chain.prune(2_000, signal);
  expect(verify()).toEqual({ entries: 0, from: null, to: null, anchor: 1_201, broken: null });
  await append(1, 2_001);
  expect(verify()).toMatchObject({ entries: 1, broken: null });
});

describe('a change of the file shows', () => {
  beforeEach(async () => {
    await append(20);
    await chain.prune(5, signal);
    expect(verify()).toMatchObject({ entries: 15, anchor: 5, broken: null });
  });

  test.each<[string, string, object]>([
    ['a changed text', `update audit_entries set user_name = 'Admin' where id = 9`, { what: 'changed', from: 9 }],
    ['another kind of value', `update audit_entries set at = x'01' where id = 9`, { what: 'changed', from: 9 }],
    ['one removed in the middle', 'delete from audit_entries where id = 9', { what: 'missing', from: 9, to: 9 }],
    ['the first removed', 'delete from audit_entries where id < 9', { what: 'missing', from: 6, to: 8 }],
    ['the last removed', 'delete from audit_entries where id > 18', { what: 'missing', from: 19, to: 20 }],
    ['all removed', 'delete from audit_entries', { what: 'missing', from: 6, to: 20 }],
    [
      'two in each other’s place',
      'update audit_entries set id = case id when 9 then -1 else 9 end where id in (9, 12); update audit_entries set id = 12 where id = -1',
      { what: 'changed', from: 9 },
    ],
    [
      'one removed, and those behind it moved up',
      'delete from audit_entries where id = 9; update audit_entries set id = id - 1 where id > 9',
      { what: 'changed', from: 9 },
    ],
    [
      'one written again behind the last',
      `create table one as select * from audit_entries where id = 9; update one set id = 21;
       insert into audit_entries select * from one`,
      { what: 'changed', from: 21 },
    ],
    [
      'one put where another was, linked to its neighbour',
      'update audit_entries set previous = (select hash from audit_entries where id = 7) where id = 9; delete from audit_entries where id = 8',
      { what: 'missing', from: 8, to: 8 },
    ],
    ['an anchor moved on', `update audit_marks set id = 9 where name = 'anchor'`, { what: 'anchor' }],
    [
      'an anchor made for what was removed',
      `delete from audit_entries where id <= 9;
       update audit_marks set id = 9, hash = (select previous from audit_entries where id = 10) where name = 'anchor'`,
      { what: 'anchor' },
    ],
    [
      'the head taken for an anchor',
      `delete from audit_marks where name = 'anchor'; update audit_marks set name = 'anchor' where name = 'head'; delete from audit_entries`,
      { what: 'anchor' },
    ],
    ['no anchor', `delete from audit_marks where name = 'anchor'`, { what: 'missing', from: 1, to: 5 }],
    [
      'no head',
      `delete from audit_entries where id > 18; delete from audit_marks where name = 'head'`,
      { what: 'head' },
    ],
    ['a head moved back', `update audit_marks set id = 18 where name = 'head'`, { what: 'head' }],
  ])('%s', (_what, statements, broken) => {
    tamper(statements);
    expect(verify().broken).toEqual(broken);
  });

  test('what is cut off at the end shows for ever, though more is written', async () => {
    tamper('delete from audit_entries where id > 18');
    chain = chainWith(key);
    await append(2, 21);
    expect(verify()).toMatchObject({ entries: 13, broken: { what: 'missing', from: 19, to: 20 } });
  });

  test('an earlier anchor put back', async () => {
    tamper('create table kept as select * from audit_marks');
    await chain.prune(10, signal);
    tamper(`update audit_marks set id = 5, hash = (select hash from kept where name = 'anchor'),
      signature = (select signature from kept where name = 'anchor') where name = 'anchor'`);
    expect(verify().broken).toEqual({ what: 'missing', from: 6, to: 10 });
  });
});

test('what was written with a lost key cannot be proven, and that is said', async () => {
  await append(3);
  const other = randomBytes(32);
  chain = chainWith(other);
  await append(3, 4);
  expect(logged).toContain('the secret key was replaced');
  expect(verify(other)).toMatchObject({ entries: 0, broken: { what: 'key', from: 1 } });
  await chain.prune(3, signal);
  expect(verify(other)).toMatchObject({ entries: 3, anchor: 3, broken: null });
});

test('what earlier versions have noted is chained once, in its order', async () => {
  const { read, write } = taken.database;
  await sql`insert into audit_entries_unchained
    (id, at, request_id, user_name, access_key_id, center, action, target, fields, outcome, ended_at) values
    (4, 10, 'A', 'admin', null, null, 'SignIn', 'Address=192.0.2.9', 'Address', 'OK', 10),
    (7, 20, 'B', 'admin', 'MRNG1', 'cn', 'PauseImageRegistry', 'Id=3', 'Id', 'NotFound', 25),
    (8, 30, 'C', 'admin', null, 'cn', 'DeletePrivateRegistry', 'Id=3', 'Id', 'Unfinished', null)`.execute(write);
  await chain.open();
  await append(1, 40);
  await chainWith(key).open();
  expect(await read.selectFrom('audit_entries').selectAll().orderBy('id').execute()).toMatchObject([
    { id: 1, at: 10, address: '192.0.2.9', door: 'console', outcome: 'OK', kind: 'ended' },
    { id: 2, at: 25, begun_at: 20, door: 'accessKey', outcome: 'NotFound', kind: 'ended' },
    { id: 3, at: 30, outcome: 'Unfinished', kind: 'begun' },
    { id: 4, at: 40 },
  ]);
  expect(verify()).toMatchObject({ entries: 4, broken: null });
});
