import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectorsOver } from '../connectors/connectors.ts';
import { createRegistryHttp } from '../connectors/registryHttp.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { createRegistryRepository } from '../features/registries/registryRepository.ts';
import { createSecretBox } from '../secrets/secretBox.ts';
import { eventually } from '../testing/eventually.ts';
import { image, storeRegistry } from '../testing/storedImages.ts';
import { writeListedImages } from './imageWriter.ts';
import { createRunStore } from './runStore.ts';
import { SyncEngine } from './syncEngine.ts';

let dataDir: string;
let database: Database;
let engine: SyncEngine;
let logged: string;

beforeEach(async () => {
  logged = '';
  dataDir = mkdtempSync(join(tmpdir(), 'mooring-sync-'));
  database = await openDatabase(join(dataDir, 'mooring.db'));
  engine = new SyncEngine({
    database,
    registries: createRegistryRepository(database),
    runs: createRunStore(database, Date.now),
    connectorOf: connectorsOver(createRegistryHttp({ allowLoopback: false })),
    secrets: createSecretBox(randomBytes(32)),
    now: Date.now,
    random: Math.random,
    log: pino({}, { write: (line: string) => (logged += line) }),
  });
});
afterEach(async () => {
  await engine.stop();
  await database.close();
  rmSync(dataDir, { recursive: true });
});

const runs = () => database.write.selectFrom('sync_runs').select('trigger').execute();

test('two who ask for the same listing at the same moment get one', async () => {
  const id = await storeRegistry(database, 'harbor.example.com');
  await Promise.all([engine.request(id, 'manual'), engine.request(id, 'daily')]);
  expect(await runs()).toEqual([{ trigger: 'manual' }]);
});

test('an intake that met a defect goes on as soon as that has passed', async () => {
  const id = await storeRegistry(database, 'harbor.example.com');
  await database.write.updateTable('registries').set({ trans_per_hour: 5 }).execute();
  const listed = { repository: { namespace: 'a', name: 'b' }, listing: { images: [image('latest')], skipped: [] } };
  await database.write
    .transaction()
    .execute((transaction) =>
      writeListedImages(transaction, { runId: 1, registryId: id, center: 'cn' }, [listed], Date.now()),
    );
  await sql`create trigger full before insert on intake_log begin select raise(abort, 'the disk is full'); end`.execute(
    database.write,
  );
  await engine.request(id, 'manual');
  await eventually(
    async () => logged,
    (lines) => lines.includes('the disk is full'),
  );
  await sql`drop trigger full`.execute(database.write);
  engine.lookAgain(id);
  const taken = () => database.write.selectFrom('images').select('id').where('taken_in_at', 'is not', null).execute();
  await eventually(taken, (images) => images.length === 1);
});
