import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { bareLoop } from './bareLoop.ts';

const password = 'correct horse battery';

/** Starts a script in a process of its own, so that neither side of a measurement shares a thread with the other. */
async function start(script: string[], environment: Record<string, string>, ready: RegExp) {
  const child = spawn(process.execPath, script, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found = Promise.withResolvers<string>();
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
    const match = ready.exec(output)?.[1];
    if (match !== undefined) found.resolve(match);
  });
  child.once('exit', () => found.reject(new Error(`${script[0]} ended: ${output}`)));
  return { child, url: new URL(await found.promise) };
}

/** Resident memory in MB; Linux only, 0 elsewhere. */
function memoryOf(child: ChildProcess): number {
  try {
    const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kib) / 1024);
  } catch {
    return 0;
  }
}

const seconds = (started: number) => (performance.now() - started) / 1000;

/** Images a second of a sync without limit, beside a bare loop that makes the same requests and keeps nothing. */
export async function benchSync(images: number): Promise<void> {
  const harbor = await start(
    ['simulators/main.ts', '--harbor-v2', '0', '--images', String(images)],
    {},
    /(http:\/\/\S+)/,
  );
  const dataDir = mkdtempSync(join(tmpdir(), 'mooring-bench-'));
  const environment = {
    MOORING_PORT: '0',
    MOORING_DATA_DIR: dataDir,
    MOORING_ADMIN_PASSWORD: password,
    MOORING_ALLOW_LOOPBACK: '1',
    MOORING_LOG: 'json',
  };
  const server = await start(['server/main.ts'], environment, /Mooring is at (\S+)/);
  try {
    // Twice: the first loop also makes the simulator write its answers out.
    await bareLoop(harbor.url);
    const bareStarted = performance.now();
    const requests = await bareLoop(harbor.url);
    const bare = seconds(bareStarted);

    const { taken, peak } = await syncOnce(server, harbor.url, images);
    const rate = (time: number) => Math.round(images / time);
    process.stdout.write(
      [
        `Harbor 2.9, ${images} images, ${requests} requests, simulated on this machine`,
        `bare loop   ${bare.toFixed(1)} s   ${rate(bare)} images/s`,
        `sync        ${taken.toFixed(1)} s   ${rate(taken)} images/s   ${(bare / taken).toFixed(2)} of the bare loop`,
        `memory of the server: ${peak} MB at most`,
        '',
      ].join('\n'),
    );
  } finally {
    server.child.kill('SIGTERM');
    harbor.child.kill('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function syncOnce(server: { child: ChildProcess; url: URL }, harbor: URL, images: number) {
  const post = async (path: string, body: unknown, cookie = '') =>
    fetch(new URL(path, server.url), { method: 'POST', body: JSON.stringify(body), headers: { cookie } });
  const session = await post('/api/session', { userName: 'admin', password });
  const cookie = session.headers.get('set-cookie')?.split(';')[0];
  const started = performance.now();
  await post(
    '/api/AddPrivateRegistry',
    {
      RegistryType: 'harbor',
      RegistryVersion: 'V2',
      ProtocolType: 1,
      NetType: 1,
      RegistryRegionId: 'cn-hangzhou',
      RegistryHostIp: harbor.hostname,
      Port: Number(harbor.port),
      DomainName: 'harbor.example.com',
      UserName: 'admin',
      Password: simulatorPasswords.admin,
      TransPerHour: 0,
    },
    cookie,
  );
  let peak = 0;
  for (;;) {
    peak = Math.max(peak, memoryOf(server.child));
    const answer = await post('/api/DescribeImageStatistics', {}, cookie);
    const { InstanceCount } = (await answer.json()) as { InstanceCount: number };
    if (InstanceCount === images) return { taken: seconds(started), peak };
    await sleep(100);
  }
}
