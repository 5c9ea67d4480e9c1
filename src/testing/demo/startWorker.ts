import { delay, http } from 'msw';
import { setupWorker } from 'msw/browser';
import { createWorld } from '../mockWorld/createWorld.ts';
import { worldHandlers } from '../mockWorld/handlers.ts';
import { clockAt, demoPace } from './demoPace.ts';

/** About as long as a server nearby takes, so that the demo feels like the product. */
const latency = 120;

/** Lets the demo's world answer in place of a server. */
export async function startWorker(): Promise<void> {
  const pace = demoPace();
  const slow = http.all('/api/*', async () => {
    await delay(latency / pace);
  });
  const worker = setupWorker(slow, ...worldHandlers(createWorld(clockAt(pace))));
  await worker.start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: new URL('mockServiceWorker.js', document.baseURI).href },
  });
}
