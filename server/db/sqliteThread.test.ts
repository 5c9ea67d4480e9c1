import { CompiledQuery } from 'kysely';
import { expect, test } from 'vitest';
import { SqliteThread } from './sqliteThread.ts';

const one = CompiledQuery.raw('select 1 as one');

test('a thread that has died is told as lost, refuses what is asked of it later, and closes', async () => {
  // A folder is no database.
  const lost: string[] = [];
  const options = { path: import.meta.dirname, readOnly: false, cacheKib: 1_024 };
  const thread = new SqliteThread(options, ({ message }) => lost.push(message));
  await expect(thread.executeQuery(one)).rejects.toThrow('unable to open');
  await thread.close();
  await expect(thread.executeQuery(one)).rejects.toThrow('unable to open');
  await thread.close();
  expect(lost).toEqual(['unable to open database file']);
});

test('a thread that is closed is not lost', async () => {
  const lost: Error[] = [];
  const thread = new SqliteThread({ path: ':memory:', readOnly: false, cacheKib: 1_024 }, (error) => lost.push(error));
  expect((await thread.executeQuery(one)).rows).toEqual([{ one: 1 }]);
  await thread.close();
  expect(lost).toEqual([]);
});
