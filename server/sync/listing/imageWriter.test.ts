import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ListedImage } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import { StoredState } from '../../testing/kills/storedState.ts';
import { takeAllIn } from '../../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { writeListedImages } from './imageWriter.ts';

const noon = 1_800_000_000_000;
const registryId = 1;

let taken: TestDatabase;
let database: Database;

beforeEach(async () => {
  taken = await takeDatabase();
  ({ database } = taken);
  await sql`
    insert into registries (id, center, type, version, protocol, net_type, region_id, host_ip, port, domain_name, name,
      user_name, password_sealed, secret_set_at, trans_per_hour, verified, created_at, modified_at)
    values (${registryId}, 'cn', 'harbor', 'V2', 2, 1, 'cn-hangzhou', '10.0.0.1', 443, 'harbor.example.com', 'harbor',
      'admin', '', 0, 0, 1, 0, 0)`.execute(database.write);
});
afterEach(() => giveBack(taken));

/** A high finding each, where there is any. */
function image(tag: string, high = 0): ListedImage {
  const vulnerabilities = { critical: 0, high, medium: 0, low: 0, unknown: 0, fixable: 0, total: high };
  return {
    tag,
    digest: `sha256:${'a'.repeat(64)}`,
    size: 1_000,
    mediaType: '',
    platforms: ['linux/amd64'],
    createdAt: noon,
    updatedAt: noon,
    scan: { status: 'SUCCESS', scannedAt: noon, vulnerabilities },
  };
}

/** Of another digest. */
const other = (tag: string): ListedImage => ({ ...image(tag), digest: `sha256:${'b'.repeat(64)}` });

async function list(runId: number, name: string, ...images: ListedImage[]) {
  const listed = { repository: { namespace: 'team', name }, listing: { images, skipped: [] } };
  const scope = { runId, registryId, center: 'cn' } as const;
  return database.write
    .transaction()
    .execute((transaction) => writeListedImages(transaction, scope, [listed], noon + runId));
}

const limitTo = (trans_per_hour: number) => database.write.updateTable('registries').set({ trans_per_hour }).execute();
const tagsIn = async (state: 0 | 1) =>
  (
    await database.read.selectFrom('images').select('tag').where('intake_state', '=', state).orderBy('tag').execute()
  ).map(({ tag }) => tag);

test('a digest waits from its first listing on, however many tags show it', async () => {
  expect(await list(1, 'app', image('a'), image('b'))).toEqual({ inserted: 2, newDigests: 1 });
  expect(await list(1, 'web', image('c'), other('d'))).toEqual({ inserted: 2, newDigests: 1 });
  expect(await tagsIn(0)).toEqual(['a', 'b', 'c', 'd']);
});

test('what shows a digest that was taken in needs no intake', async () => {
  await list(1, 'app', image('a'));
  await takeAllIn(database, registryId);
  expect(await list(2, 'web', image('b'))).toEqual({ inserted: 1, newDigests: 0 });
  expect(await tagsIn(1)).toEqual(['a', 'b']);
});

test('a tag that is pushed later brings its digest forward', async () => {
  await list(1, 'app', { ...other('old'), updatedAt: noon - 1 }, image('newer'));
  await list(2, 'web', { ...other('pushed'), updatedAt: noon + 1 });
  const [first] = await database.read.selectFrom('digests').select('digest').orderBy('newest_at', 'desc').execute();
  expect(first).toEqual({ digest: other('old').digest });
});

test('a digest goes with the last image that shows it', async () => {
  await list(1, 'app', image('a'), image('b'), other('c'));
  const digests = () => database.read.selectFrom('digests').select('digest').execute();
  await database.write.deleteFrom('images').where('tag', '=', 'a').execute();
  expect(await digests()).toHaveLength(2);
  await database.write.deleteFrom('images').where('tag', '=', 'b').execute();
  expect(await digests()).toEqual([{ digest: other('c').digest }]);
});

test('listed again, an image is rewritten only where something differs, and marked as seen in any case', async () => {
  await list(1, 'app', image('same'), image('worse'));
  await sql`create table rewritten (tag text)`.execute(database.write);
  await sql`
    create trigger notes_rewritten after update of size on images
    begin insert into rewritten values (new.tag); end`.execute(database.write);
  expect(await list(2, 'app', image('same'), image('worse', 3), image('new'))).toEqual({ inserted: 1, newDigests: 0 });
  expect((await sql`select tag from rewritten`.execute(database.read)).rows).toEqual([{ tag: 'worse' }]);
  const rows = await database.read.selectFrom('images').select(['tag', 'high', 'listed_run']).orderBy('tag').execute();
  expect(rows).toEqual([
    { tag: 'new', high: 0, listed_run: 2 },
    { tag: 'same', high: 0, listed_run: 2 },
    { tag: 'worse', high: 3, listed_run: 2 },
  ]);
});

test('what a list does not tell stays as it was read, and a tag that comes later knows it at once', async () => {
  const untold = (tag: string) => ({ ...image(tag), size: null, mediaType: '', platforms: [], createdAt: null });
  await list(1, 'app', untold('a'));
  const known = { size: 7, media_type: 'known', platforms: '["linux/arm64"]', created_at: 9 };
  await database.write.updateTable('images').set(known).execute();
  await list(2, 'app', untold('a'), untold('b'));
  const rows = await database.read
    .selectFrom('images')
    .select(['size', 'media_type', 'platforms', 'created_at'])
    .execute();
  expect(rows).toEqual([known, known]);
});

test.each([
  ['when it was built', { createdAt: null }, { created_at: 9 }],
  ['its size', { size: null }, { size: 7 }],
  ['its media type', { mediaType: '' }, { media_type: 'known' }],
  ['its platforms', { platforms: [] }, { platforms: '["linux/arm64"]' }],
])('of two later tags whose list tells all but %s, both know that too', async (_what, untold, known) => {
  const told = (tag: string) => ({ ...image(tag), mediaType: 'told', ...untold });
  await list(1, 'app', told('a'));
  await database.write.updateTable('images').set(known).execute();
  await list(2, 'web', told('b'), told('c'));
  const columns = ['size', 'media_type', 'platforms', 'created_at'] as const;
  const [first, ...later] = await database.read.selectFrom('images').select(columns).orderBy('tag').execute();
  expect(first).toMatchObject(known);
  expect(later).toEqual([first, first]);
});

test('the counts are those of a recount after every kind of write', async () => {
  const writes: readonly (() => Promise<unknown>)[] = [
    () => list(1, 'app', image('a'), image('b', 2)),
    () => limitTo(1_000),
    () => list(2, 'app', image('a', 1), image('b'), image('c', 4)),
    () => list(2, 'web', image('a'), image('b', 1)),
    () => list(3, 'web', image('a', 5), image('b')),
    () => takeAllIn(database, registryId),
    () => database.write.updateTable('images').set({ scan_status: 'FAIL' }).where('tag', '=', 'b').execute(),
    () => list(4, 'app', { ...image('d', 7), digest: other('d').digest }, image('a')),
    () => database.write.updateTable('images').set({ not_listed_since: 1 }).where('tag', '=', 'd').execute(),
    () => database.write.updateTable('digests').set({ state: 2 }).execute(),
    () => database.write.deleteFrom('images').where('tag', 'in', ['a', 'd']).execute(),
  ];
  for (const write of writes) {
    await write();
    using state = new StoredState(taken.dataDir);
    for (const { kept, recounted } of Object.values(state.counts())) expect(kept).toEqual(recounted);
  }
  expect(await database.read.selectFrom('images').select('intake_state').execute()).toEqual(
    Array(3).fill({ intake_state: 2 }),
  );
});

test('an insert that fails leaves neither images nor counting behind', async () => {
  const broken = { ...image('b'), size: Symbol('no size') as unknown as number };
  await expect(list(1, 'app', image('a'), broken)).rejects.toThrow();
  expect(await list(2, 'app', image('a'))).toEqual({ inserted: 1, newDigests: 1 });
  expect(await database.read.selectFrom('images_counted_apart').selectAll().execute()).toEqual([]);
  expect(await database.read.selectFrom('image_totals').select('images').execute()).toEqual([{ images: 1 }]);
});

test('a push without a date stays unknown, but where none is ever dated its first sight counts', async () => {
  await list(
    1,
    'app',
    { ...image('year-1'), updatedAt: null },
    { ...other('undated'), updatedAt: null, contentUnread: true },
  );
  const rows = await database.read.selectFrom('images').select(['tag', 'updated_at']).orderBy('tag').execute();
  expect(rows).toEqual([
    { tag: 'undated', updated_at: noon + 1 },
    { tag: 'year-1', updated_at: 0 },
  ]);
});
