import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, Worker, workerData } from 'node:worker_threads';

const everyMs = 20;
/** The first requests of a process load what fetches, which is not the server's time. */
const warmUps = 10;

/** Asks for a server's health all the time, in a thread of its own, until `end` says how long each answer took, ms. */
export function watchHealth(url: string): { end: () => Promise<readonly number[]> } {
  const worker = new Worker(new URL(import.meta.url), { workerData: new URL('/healthz', url).href });
  const times = new Promise<readonly number[]>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return {
    end() {
      worker.postMessage('end');
      return times;
    },
  };
}

async function watch(address: string, isOver: () => boolean): Promise<readonly number[]> {
  const times: number[] = [];
  for (let asked = 0; !isOver(); asked += 1) {
    const started = performance.now();
    await (await fetch(address)).text();
    if (asked >= warmUps) times.push(performance.now() - started);
    await sleep(everyMs);
  }
  return times;
}

if (parentPort !== null) {
  let over = false;
  parentPort.once('message', () => {
    over = true;
  });
  parentPort.postMessage(await watch(String(workerData), () => over));
}
