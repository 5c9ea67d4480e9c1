import { parseArgs } from 'node:util';
import { benchSync } from './sync.ts';

/** `npm run bench -- sync [--images N]`: prints figures, asserts nothing. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { images: { type: 'string', default: '20000' } },
});

const benches: Record<string, (images: number) => Promise<void>> = { sync: benchSync };
const bench = benches[positionals[0] ?? 'sync'];
if (bench === undefined) {
  process.stderr.write(`There are these: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}
await bench(Number(values.images));
process.exit(0);
