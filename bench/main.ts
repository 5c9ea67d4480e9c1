import { parseArgs } from 'node:util';
import { simulatedKinds } from './registryProcess.ts';
import { benchSync } from './sync.ts';

/** `npm run bench -- sync [--images N] [--kind K]`: prints figures, asserts nothing. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { images: { type: 'string', default: '20000' }, kind: { type: 'string' } },
});

if ((positionals[0] ?? 'sync') !== 'sync') {
  process.stderr.write('There is only one bench: sync\n');
  process.exit(2);
}
for (const kind of simulatedKinds) {
  if (values.kind === undefined || values.kind === kind) await benchSync(kind, Number(values.images));
}
