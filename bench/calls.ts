import { loadavg } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '#server/testing/process/serverProcess.ts';
import { type KeyPair, signedOnce } from '#server/testing/sdkClients.ts';
import { startOwnServer } from './ownServer.ts';
import { percentile } from './percentile.ts';
import { connect } from './registry/connect.ts';
import { startRegistryProcess } from './registry/registryProcess.ts';
import { seedDatabase } from './seeding/seedDatabase.ts';

const keyCount = 200;
/** A user has at most half of them. */
const users = ['reports', 'nightly'];
const perSecond = 50;
const seconds = 60;
const idleCalls = 300;
const warmUps = 50;
const synced = 20_000;

/**
 * What scripts wait for the first page of images, signed by many keys at a fixed rate: alone, and while a registry of 20,000 images is
 * synchronized again and again. Requests start when they are due, whether earlier ones are answered or not.
 */
export async function benchCalls(images: number): Promise<void> {
  await using own = await startOwnServer((dataDir) => seedDatabase(dataDir, images));
  const { server, dataDir } = own;
  const registry = await startRegistryProcess({ kind: 'harbor-v2', images: synced, paced: true });
  try {
    const keys = await makeKeys(server);
    const began = loadavg()[0] ?? 0;
    await callOften(server, keys, warmUps);
    const idle = await callOften(server, keys, idleCalls);
    await connect(server, registry);
    const over = new AbortController();
    const syncing = synchronizeUntil(server, dataDir, over.signal);
    const busy = await callOften(server, keys, perSecond * seconds);
    over.abort();
    const syncs = await syncing;
    const line = (name: string, { times, lost }: Answers) => {
      const at = (share: number) => percentile(times, share).toFixed(1);
      return `| ${name} | ${times.length + lost.length} | ${lost.length} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`;
    };
    const ratio = percentile(busy.times, 0.95) / percentile(idle.times, 0.95);
    process.stdout.write(
      [
        `${images} images stored, ${keyCount} keys, ${perSecond} calls a second; load ${began.toFixed(1)} before, ${loadavg()[0]?.toFixed(1)} after`,
        '',
        '| | calls | lost | p50 ms | p95 ms | most ms |',
        '| --- | --- | --- | --- | --- | --- |',
        line('alone', idle),
        line(`while ${synced} images are synchronized (${syncs} times)`, busy),
        '',
        `p95 ${ratio.toFixed(2)} times that of alone`,
        ...new Set(busy.lost),
        '',
      ].join('\n'),
    );
  } finally {
    registry.end();
  }
}

interface Answers {
  /** Of those that were answered with a page, ms. */
  readonly times: readonly number[];
  /** Why the others were not, each as often as it happened. */
  readonly lost: readonly string[];
}

async function callOften({ url }: ServerProcess, keys: readonly KeyPair[], calls: number): Promise<Answers> {
  const times: number[] = [];
  const lost: string[] = [];
  const started = performance.now();
  const pending = Array.from({ length: calls }, async (_, index) => {
    await sleep(Math.max(0, started + (index * 1_000) / perSecond - performance.now()));
    const key = keys[index % keys.length];
    if (key === undefined) return;
    const { url: address, init } = signedOnce(url, key, 'DescribeImageInstances', { query: { PageSize: '20' } });
    const asked = performance.now();
    try {
      const answer = await fetch(address, init);
      const text = await answer.text();
      if (answer.status === 200 && text.includes('"ImageInstanceList"')) times.push(performance.now() - asked);
      else lost.push(`${answer.status} ${/"Code":"([^"]*)/.exec(text)?.[1]}`);
    } catch (error) {
      lost.push(String(error instanceof Error ? (error.cause ?? error) : error));
    }
  });
  await Promise.all(pending);
  return { times, lost };
}

/** Keys of users of their own, since each may have half of what is needed. */
async function makeKeys(server: ServerProcess): Promise<readonly KeyPair[]> {
  const keys: KeyPair[] = [];
  for (const UserName of users) {
    const { LinkToken: token } = await server.call('CreateUser', { UserName, Role: 'viewer', RegistryIds: null });
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ token, password: `the scripts of ${UserName}` });
    const welcome = await fetch(new URL('/api/password-link', server.url), { method: 'POST', headers, body });
    const cookie = welcome.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    for (let made = 0; made < keyCount / users.length; made += 1) {
      const answer = await fetch(new URL('/api/CreateAccessKey?center=cn', server.url), {
        method: 'POST',
        headers: { ...headers, cookie },
        body: JSON.stringify({ Name: `key ${made}` }),
      });
      if (answer.status !== 200) throw new Error(`No key could be made: ${await answer.text()}`);
      const key = (await answer.json()) as { AccessKeyId: string; AccessKeySecret: string };
      keys.push({ accessKeyId: key.AccessKeyId, accessKeySecret: key.AccessKeySecret });
    }
  }
  return keys;
}

/** How many syncs ended whole until then, each begun when the one before had ended. */
async function synchronizeUntil(server: ServerProcess, dataDir: string, over: AbortSignal): Promise<number> {
  // Beside the server, so that looking costs it nothing.
  using database = new DatabaseSync(join(dataDir, 'mooring.db'), { readOnly: true });
  const look = database.prepare(
    "select count(*) as runs, sum(status = 'SUCCESS') as whole, sum(ended_at is null) as open from sync_runs",
  );
  while (!over.aborted) {
    if (look.get()?.open === 0) await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
    await sleep(200);
  }
  return Number(look.get()?.whole ?? 0);
}
