import type { Demo } from '../../app/DemoContext.ts';
import { DemoHint } from './DemoHint.tsx';
import { DemoTag } from './DemoTag.tsx';
import { startWorker } from './startWorker.ts';

/** Starts the world that answers in place of a server; what it shows of itself goes to the app. */
export async function startDemo(): Promise<Demo> {
  await startWorker();
  return { Tag: DemoTag, Hint: DemoHint };
}
