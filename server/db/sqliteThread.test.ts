import { CompiledQuery } from 'kysely';
import { expect, test } from 'vitest';
import { SqliteThread } from './sqliteThread.ts';

const one = CompiledQuery.raw('select 1 as one');

test('a thread that has died refuses what is asked of it later, and closes', async () => {
  // A folder is no database.
  const thread = new SqliteThread({ path: import.meta.dirname, readOnly: false, cacheKib: 1_024 });
  await expect(thread.executeQuery(one)).rejects.toThrow('unable to open');
  await thread.close();
  await expect(thread.executeQuery(one)).rejects.toThrow('unable to open');
  await thread.close();
});
