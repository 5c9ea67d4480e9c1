import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectorsOver } from '../connectors/connectors.ts';
import { createRegistryHttp } from '../connectors/registryHttp.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { createRegistryRepository } from '../features/registries/registryRepository.ts';
import { createSecretBox } from '../secrets/secretBox.ts';
import { storeRegistry } from '../testing/storedImages.ts';
import { createRunStore } from './runStore.ts';
import { SyncEngine } from './syncEngine.ts';

let dataDir: string;
let database: Database;
let engine: SyncEngine;

beforeEach(async () => {
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
    log: pino({ enabled: false }),
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
