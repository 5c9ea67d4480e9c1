// @module-tag thorough
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { createRandom } from '#simulators/world/random.ts';
import { eventually } from '../eventually.ts';
import { openApiCoreClient } from '../sdkClients.ts';
import { KilledServer } from './killedServer.ts';

/** `npm run test:kill` kills so many times, at other moments each time unless a seed is given. Every statement's end is tried in `rotation.test.ts`. */
const kills = Number(process.env.MOORING_TEST_KILLS ?? 0);
const seed = Number(process.env.MOORING_TEST_SEED ?? Date.now() % 1_000_000);
/** From the start of the command; it and a server need about as long for all of it. */
const longestLifeMs = 1_500;
const keyCount = 100;

let harbor: RunningSimulator;
let killed: KilledServer;

beforeEach(async () => {
  harbor = await startHarborV2({ world: createWorld({ images: 60 }) });
  killed = new KilledServer();
});
afterEach(async () => {
  await killed.remove();
  await harbor.close();
});

const keyFile = () => readFileSync(join(killed.dataDir, 'secret.key'), 'utf8');

function rotate(): ChildProcess {
  const env = { ...process.env, MOORING_DATA_DIR: killed.dataDir };
  return spawn(process.execPath, ['server/rotateKey.ts'], { env, stdio: 'ignore' });
}

test.runIf(kills > 0)(
  `kill -9 of the server, or of the command, at random moments: no secret is lost while the key is replaced (seed ${seed})`,
  {
    timeout: 60 * 60_000,
  },
  async () => {
    const random = createRandom(seed);
    await (await killed.up()).call('AddPrivateRegistry', harborRequest(harbor.port));
    const pairs = [];
    for (let made = 0; made < keyCount; made += 1) {
      const { AccessKeyId, AccessKeySecret } = await (await killed.up()).call('CreateAccessKey', {
        Name: `key ${made}`,
      });
      pairs.push({ accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret });
    }
    const first = keyFile();
    for (let kill = 0; kill < kills; kill += 1) {
      const command = rotate();
      const ended = once(command, 'exit');
      await (await killed.up()).call('RefreshContainerAssets', { AssetType: 'IMAGE' });
      await sleep(random.next() * longestLifeMs);
      if (random.next() < 0.5) await killed.kill();
      command.kill('SIGKILL');
      await ended;
      const { url } = await killed.up();
      for (const pair of pairs.slice(kill % 10).filter((_, index) => index % 10 === 0)) {
        await openApiCoreClient(url, pair)('PageImageRegistry');
      }
    }
    await killed.up();
    const [code] = await once(rotate(), 'exit');
    expect(code).toBe(0);
    expect(keyFile().split('\n')).toHaveLength(1);
    expect(keyFile()).not.toBe(first);
    await killed.kill();
    const server = await killed.up();
    for (const pair of pairs) await openApiCoreClient(server.url, pair)('PageImageRegistry');
    await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
    const registries = async () => (await (await killed.up()).call('PageImageRegistry', {})).List;
    await eventually(registries, ([row]) => row?.State === 'verified' && row.Complete === true, 30_000);
  },
);
