import { parseArgs } from 'node:util';
import { benchBases } from './bases.ts';
import { benchCalls } from './calls.ts';
import { benchInside } from './inside.ts';
import { benchIntake } from './intake.ts';
import { benchList } from './list.ts';
import { benchPage } from './page.ts';
import { simulatedKinds } from './registry/registryReport.ts';
import { benchRemoval } from './removal.ts';
import { benchScans } from './scans.ts';
import { benchSync } from './sync.ts';

/**
 * `npm run bench -- sync|intake|inside|list|page|bases|scans|removal|calls [--images N] [--kind K] [--before FOLDER]`: prints figures, asserts nothing.
 * FOLDER is a checkout of another version, with its packages, that lists are measured beside.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { images: { type: 'string' }, kind: { type: 'string' }, before: { type: 'string' } },
});

const sizes = values.images === undefined ? [10_000, 100_000, 1_000_000] : [Number(values.images)];

const benches: Record<string, () => Promise<void>> = {
  async sync() {
    for (const kind of simulatedKinds) {
      if (values.kind === undefined || values.kind === kind) await benchSync(kind, Number(values.images ?? 20_000));
    }
  },
  async intake() {
    for (const kind of simulatedKinds) {
      if (values.kind === undefined || values.kind === kind) await benchIntake(kind, Number(values.images ?? 2_000));
    }
  },
  async inside() {
    for (const images of sizes) await benchInside(images);
  },
  async list() {
    for (const images of sizes) await benchList(images, values.before);
  },
  async page() {
    for (const images of sizes) await benchPage(images);
  },
  async bases() {
    for (const images of sizes) await benchBases(images);
  },
  async scans() {
    for (const images of sizes) await benchScans(images);
  },
  async calls() {
    await benchCalls(Number(values.images ?? 100_000));
  },
  async removal() {
    for (const images of sizes) await benchRemoval(images);
  },
};

const bench = benches[positionals[0] ?? 'sync'];
if (bench === undefined) {
  process.stderr.write(`The benches are: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}
await bench();
