import { readFileSync } from 'node:fs';
import type { ServerProcess } from '#server/testing/process/serverProcess.ts';

/** The highest resident memory of a server so far in MB; Linux only, NaN elsewhere. */
export function memoryOf({ pid }: ServerProcess): number {
  if (process.platform !== 'linux') return Number.NaN;
  const kib = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kib) / 1024);
}
