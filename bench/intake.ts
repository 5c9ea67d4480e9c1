import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryOf } from './memory.ts';
import { startOwnServer } from './ownServer.ts';
import { bareLoop } from './registry/bareLoop.ts';
import { connect } from './registry/connect.ts';
import { type RegistryProcess, startRegistryProcess } from './registry/registryProcess.ts';
import type { AskedRequest, SimulatedKind } from './registry/registryReport.ts';

interface IntakeFigures {
  readonly seconds: number;
  readonly digests: number;
  readonly requests: readonly AskedRequest[];
  /** The most memory that the server ever had, MB. */
  readonly peak: number;
}

/** Digests a second of an intake without limit, beside a bare loop that makes its requests; the registry as slow as real ones. */
export async function benchIntake(kind: SimulatedKind, images: number): Promise<void> {
  const registry = await startRegistryProcess({ kind, images, paced: true });
  try {
    const { requests, seconds, digests, peak } = await takeInOnce(registry);
    const started = performance.now();
    await bareLoop(registry, requests, readAtOnce);
    const bare = (performance.now() - started) / 1000;
    process.stdout.write(
      [
        `${kind}, as slow as a recorded registry: ${digests} digests, ${requests.length} requests`,
        `  bare loop  ${bare.toFixed(1)} s  ${Math.round(digests / bare)} digests/s`,
        `  intake     ${seconds.toFixed(1)} s  ${Math.round(digests / seconds)} digests/s  ${(bare / seconds).toFixed(2)} of the bare loop`,
        `  memory of the server: ${peak} MB at most`,
        '',
      ].join('\n'),
    );
  } finally {
    registry.end();
  }
}

/** As many images as an intake without limit reads at a time (`server/sync/intake`). */
const readAtOnce = 4;

/** What the intake asks, and not the listing before it or the reports behind it. */
const ofIntake = /^\/v2\/|^\/service\/token|^\/auth\?/;
/** The same of Container Registry's API: where a repository is, and the login that it is pulled with. */
const actionsOfIntake = ['ListInstance', 'ListRepository', 'GetInstanceEndpoint', 'GetAuthorizationToken'];

function isOfIntake({ path, headers }: AskedRequest): boolean {
  return ofIntake.test(path) || actionsOfIntake.includes(String(headers['x-acs-action']));
}

/** Lists it all at the smallest limit, takes the limit away, and waits until nothing waits. */
async function takeInOnce(registry: RegistryProcess): Promise<IntakeFigures> {
  await using own = await startOwnServer(async () => {});
  const { server, dataDir } = own;
  using database = new DatabaseSync(join(dataDir, 'mooring.db'), { readOnly: true });
  const run = database.prepare('select status, failure from sync_runs');
  const left = database.prepare('select count(*) as count from digests where state = 0');
  const all = database.prepare('select count(*) as count from digests where state = 1');
  await connect(server, registry, 1);
  const { List } = await server.call('PageImageRegistry', {});
  const Id = List[0]?.Id ?? 0;
  for (let status = run.get()?.status; status !== 'SUCCESS'; status = run.get()?.status) {
    if (status === 'FAIL') throw new Error(`The sync failed: ${run.get()?.failure}`);
    await sleep(50);
  }
  await registry.asked();
  const started = performance.now();
  await server.call('ModifyImageRegistry', { Id, TransPerHour: 0 });
  while (Number(left.get()?.count) > 0) await sleep(20);
  const seconds = (performance.now() - started) / 1000;
  const requests = (await registry.asked()).filter(isOfIntake);
  return { seconds, requests, digests: Number(all.get()?.count), peak: memoryOf(server) };
}
