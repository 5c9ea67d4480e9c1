import { readFileSync } from 'node:fs';
import type { ServerProcess } from '#server/testing/serverProcess.ts';

/** Ticks of the kernel's clock in a second, as `/proc` counts them on every usual Linux. */
const ticksPerSecond = 100;

/** The processor time that a server has taken so far in ms, which a busy machine changes little; Linux only, NaN elsewhere. */
export function processorTimeOf({ pid }: ServerProcess): number {
  if (process.platform !== 'linux') return Number.NaN;
  // Its name, in brackets, may hold blanks.
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [userTicks, systemTicks] = fields.split(' ').slice(11, 13);
  return ((Number(userTicks) + Number(systemTicks)) * 1000) / ticksPerSecond;
}
