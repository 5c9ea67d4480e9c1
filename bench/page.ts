import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import type { ServerProcess } from '#server/testing/process/serverProcess.ts';
import { startOwnServer } from './ownServer.ts';
import { type BareStack, startBareStack } from './page/bareStack/startBareStack.ts';
import { launchBrowser, openFreshPage } from './page/browser.ts';
import { type ColdLoad, coldLoad } from './page/coldLoad.ts';
import { everydaySteps } from './page/interactions.ts';
import { loadLines } from './page/loadReport.ts';
import { measurePaints, type Paint } from './page/paints.ts';
import { percentile } from './percentile.ts';
import { connect } from './registry/connect.ts';
import { type RegistryProcess, startRegistryProcess } from './registry/registryProcess.ts';
import { seedDatabase } from './seeding/seedDatabase.ts';

/** With an empty cache, of the console, of the bare stack in turn with it, and of the console while a registry hangs. */
const visits = 30;
const rounds = 3;
const path = '/cn/assets/images';

/** What the Images tab takes in a browser: a visit with an empty cache, and then what a person does every day. */
export async function benchPage(images: number): Promise<void> {
  const build = fileURLToPath(import.meta.resolve('../scripts/buildIfStale.ts'));
  spawnSync(process.execPath, [build], { stdio: 'inherit' });
  await using browser = await launchBrowser();
  await using own = await startOwnServer((dataDir) => seedDatabase(dataDir, images));
  await using bareStack = await startBareStack();
  process.stdout.write(`${images} images, load ${loadavg()[0]?.toFixed(1)}\n\n`);
  await report(browser, own.server, bareStack);
}

async function report(browser: Browser, server: ServerProcess, bareStack: BareStack): Promise<void> {
  const consoleVisit = () => coldLoad(browser, server.url, path);
  const bareVisit = () => coldLoad(browser, bareStack.url, path);
  // The first ones find nothing warm, neither in the browser nor in the server.
  await consoleVisit();
  await bareVisit();
  const loads: ColdLoad[] = [];
  const bare: ColdLoad[] = [];
  for (let each = 0; each < visits; each += 1) {
    loads.push(await consoleVisit());
    bare.push(await bareVisit());
  }
  const hanging: ColdLoad[] = [];
  const registry = await connectHangingRegistry(server);
  try {
    for (let each = 0; each < visits; each += 1) hanging.push(await consoleVisit());
  } finally {
    registry.end();
  }
  process.stdout.write(`${loadLines({ loads, hanging, bare, bareDist: bareStack.dist }).join('\n')}\n\n`);
  const paints = { 20: await act(browser, server, 20), 100: await act(browser, server, 100) };
  process.stdout.write(`${paintLines(paints).join('\n')}\n\n`);
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
