import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { LoadedResource } from './coldLoad.ts';

interface ScriptBytes {
  readonly files: number;
  /** As they came over the network. */
  readonly transferred: number;
  /** By `gzip` with its own defaults, whatever the server chose. */
  readonly gzip: number;
}

/** How much JavaScript a visit loaded of the build in `dist`. */
export function scriptBytes(resources: readonly LoadedResource[], dist: string): ScriptBytes {
  const scripts = resources.filter(({ path }) => path.endsWith('.js'));
  const sum = (bytesOf: (script: LoadedResource) => number) => scripts.reduce((all, each) => all + bytesOf(each), 0);
  return {
    files: scripts.length,
    transferred: sum(({ bytes }) => bytes),
    gzip: sum(({ path }) => gzipSync(readFileSync(join(dist, path))).length),
  };
}
