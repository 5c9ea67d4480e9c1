import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import type { ServerProcess } from '#server/testing/serverProcess.ts';
import { connect } from './connect.ts';
import { startOwnServer } from './ownServer.ts';
import { launchBrowser, openFreshPage } from './page/browser.ts';
import { type ColdLoad, coldLoad } from './page/coldLoad.ts';
import { everydaySteps } from './page/interactions.ts';
import { measurePaints, type Paint } from './page/paints.ts';
import { scriptBytes } from './page/scriptBytes.ts';
import { percentile } from './percentile.ts';
import { type RegistryProcess, startRegistryProcess } from './registryProcess.ts';
import { seedDatabase } from './seeding/seedDatabase.ts';

const visits = 40;
const rounds = 3;
const path = '/cn/assets/images';

/** What the Images tab takes in a browser: a visit with an empty cache, and then what a person does every day. */
export async function benchPage(images: number): Promise<void> {
  const build = fileURLToPath(import.meta.resolve('../scripts/buildIfStale.ts'));
  spawnSync(process.execPath, [build], { stdio: 'inherit' });
  await using browser = await launchBrowser();
  await using own = await startOwnServer((dataDir) => seedDatabase(dataDir, images));
  process.stdout.write(`${images} images, load ${loadavg()[0]?.toFixed(1)}\n\n`);
  await report(browser, own.server);
}

async function report(browser: Browser, server: ServerProcess): Promise<void> {
  // The first one finds nothing warm, neither in the browser nor in the server.
  await coldLoad(browser, server.url, path);
  const loads = await visit(browser, server);
  const registry = await connectHangingRegistry(server);
  const hanging = await visit(browser, server).finally(registry.end);
  process.stdout.write(`${loadLines(loads, hanging).join('\n')}\n\n`);
  const paints = { 20: await act(browser, server, 20), 100: await act(browser, server, 100) };
  process.stdout.write(`${paintLines(paints).join('\n')}\n\n`);
}

async function visit(browser: Browser, { url }: ServerProcess): Promise<ColdLoad[]> {
  const loads: ColdLoad[] = [];
  for (let each = 0; each < visits; each += 1) loads.push(await coldLoad(browser, url, path));
  return loads;
}

async function act(browser: Browser, { url }: ServerProcess, rows: keyof typeof everydaySteps): Promise<Paint[]> {
  const paints: Paint[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await openFreshPage(browser, url);
    await page.goto(new URL(path, url).href);
    paints.push(...(await measurePaints(page, everydaySteps[rows])));
    await page.context().close();
  }
  return paints;
}

function loadLines(loads: readonly ColdLoad[], hanging: readonly ColdLoad[]): string[] {
  const before = loads.map(({ firstRows, resources }) => resources.filter(({ started }) => started < firstRows));
  const scripts = before.map(scriptBytes);
  const line = (name: string, values: readonly number[], unit: string, goal = '') =>
    `| ${name} | ${percentile(values, 0.5).toFixed(0)} ${unit} | ${percentile(values, 0.95).toFixed(0)} ${unit} | ${goal} |`;
  return [
    '| a visit with an empty cache | p50 | p95 | goal |',
    '| --- | --- | --- | --- |',
    line(
      'first rows',
      loads.map(({ firstRows }) => firstRows),
      'ms',
      '1000 ms',
    ),
    line(
      'first rows while a registry hangs',
      hanging.map(({ firstRows }) => firstRows),
      'ms',
      'as without',
    ),
    line(
      'settled',
      loads.map(({ settled }) => settled),
      'ms',
    ),
    line(
      'processor time of the page’s main thread',
      loads.map(({ busy }) => busy),
      'ms',
    ),
    line(
      'JavaScript up to the first rows, gzip',
      scripts.map(({ gzip }) => gzip / 1000),
      'kB',
      '420 kB',
    ),
    line(
      'JavaScript up to the first rows, as transferred',
      scripts.map(({ transferred }) => transferred / 1000),
      'kB',
    ),
    line(
      'JavaScript files up to the first rows',
      scripts.map(({ files }) => files),
      '',
    ),
    line(
      'requests up to the first rows',
      before.map(({ length }) => length + 1),
      '',
    ),
    line(
      'requests in all',
      loads.map(({ resources }) => resources.length + 1),
      '',
    ),
  ];
}

function paintLines(paints: Readonly<Record<keyof typeof everydaySteps, readonly Paint[]>>): string[] {
  const names = [...new Set([...paints[20], ...paints[100]].map(({ name }) => name))];
  const cells = (of: readonly Paint[], name: string): string[] => {
    const own = of.filter((paint) => paint.name === name);
    if (own.length === 0) return ['–', '–', '–'];
    const next = own.map(({ toNextPaint }) => toNextPaint);
    const frames = own.map(({ longestFrame }) => longestFrame);
    return [percentile(next, 0.5), percentile(next, 0.95), percentile(frames, 0.5)].map((value) => value.toFixed(0));
  };
  return [
    'Interaction to next paint, ms; the longest frame until all is shown. Goal: 200 ms.',
    '',
    '| interaction | 20 rows p50 | p95 | longest frame p50 | 100 rows p50 | p95 | longest frame p50 |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...names.map((name) => `| ${[name, ...cells(paints[20], name), ...cells(paints[100], name)].join(' | ')} |`),
  ];
}

/** Connects a registry that takes every request for images and never answers; resolves once its sync hangs there. */
async function connectHangingRegistry(server: ServerProcess): Promise<RegistryProcess> {
  const registry = await startRegistryProcess({ kind: 'harbor-v2', images: 2_000, paced: false });
  const faults = [{ kind: 'hang', path: '/artifacts' }];
  await fetch(`http://127.0.0.1:${registry.port}/__simulator/faults`, {
    method: 'POST',
    body: JSON.stringify({ faults }),
  });
  await connect(server, registry);
  while (!(await registry.asked()).some(({ path }) => path.includes('/artifacts'))) await sleep(50);
  return registry;
}
