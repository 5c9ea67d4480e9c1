import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryOf } from './memory.ts';
import { startOwnServer } from './ownServer.ts';
import { bareLoop } from './registry/bareLoop.ts';
import { connect } from './registry/connect.ts';
import { type RegistryProcess, type RegistryProcessOptions, startRegistryProcess } from './registry/registryProcess.ts';
import type { SimulatedKind } from './registry/registryReport.ts';

interface SyncFigures {
  readonly seconds: number;
  readonly images: number;
  /** The most memory that the server ever had, MB. */
  readonly peak: number;
}

/** Images a second of a sync without limit, beside a bare loop that makes the same requests and keeps nothing. */
export async function benchSync(kind: SimulatedKind, images: number): Promise<void> {
  await benchPaced({ kind, images, paced: false });
  await benchPaced({ kind, images, paced: true });
}

async function benchPaced(options: RegistryProcessOptions): Promise<void> {
  const { kind, paced } = options;
  const registry = await startRegistryProcess(options);
  try {
    // The first sync shows which requests it makes, and lets the simulator warm up.
    await syncOnce(registry);
    const requests = await registry.asked();
    const started = performance.now();
    await bareLoop(registry, requests);
    const bare = (performance.now() - started) / 1000;
    const sync = await syncOnce(registry);
    const rate = (time: number) => Math.round(sync.images / time);
    process.stdout.write(
      [
        `${kind}, ${paced ? 'at the recorded pace' : 'as fast as it can'}: ${sync.images} of ${registry.images} images, ${requests.length} requests`,
        `  bare loop  ${bare.toFixed(1)} s  ${rate(bare)} images/s`,
        `  sync       ${sync.seconds.toFixed(1)} s  ${rate(sync.seconds)} images/s  ${(bare / sync.seconds).toFixed(2)} of the bare loop`,
        `  memory of the server: ${sync.peak} MB at most`,
        '',
      ].join('\n'),
    );
  } finally {
    registry.end();
  }
}

/** From the run's start to its end, as the server itself notes them, on a database of its own. */
async function syncOnce(registry: RegistryProcess): Promise<SyncFigures> {
  await using own = await startOwnServer(async () => {});
  const { server, dataDir } = own;
  using database = new DatabaseSync(join(dataDir, 'mooring.db'), { readOnly: true });
  // Beside the server, so that looking costs it nothing.
  const look = database.prepare('select status, started_at, ended_at, images_new, failure from sync_runs');
  await connect(server, registry);
  for (;;) {
    const run = look.get();
    if (run?.status === 'FAIL') throw new Error(`The sync failed: ${run.failure}`);
    if (run?.status === 'SUCCESS') {
      const seconds = (Number(run.ended_at) - Number(run.started_at)) / 1000;
      return { seconds, images: Number(run.images_new), peak: memoryOf(server) };
    }
    await sleep(50);
  }
}
