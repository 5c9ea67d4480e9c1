import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissions } from './permissions.ts';
import { reference } from './reference.ts';

const docs = join(import.meta.dirname, '../../docs');
writeFileSync(join(docs, 'api.md'), reference());
writeFileSync(join(docs, 'permissions.md'), permissions());
