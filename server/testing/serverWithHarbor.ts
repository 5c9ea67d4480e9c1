import { onTestFinished } from 'vitest';
import { type HarborV2Options, startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import type { StartOptions } from '../startServer.ts';
import { startTestServer, type TestServer } from './testServer.ts';

interface SimulatedHarbor extends Omit<HarborV2Options, 'world'> {
  readonly images: number;
}

/** A server, and a Harbor that it does not know yet; both are closed when the test is over. */
export async function startServerWithHarbor(
  { images, ...options }: SimulatedHarbor,
  other: StartOptions = {},
): Promise<{ server: TestServer; harbor: RunningSimulator }> {
  const server = await startTestServer({}, other);
  // A wrong password takes a real Harbor 1.5 seconds.
  const harbor = await startHarborV2({ world: createWorld({ images }), wrongPasswordMs: 50, ...options });
  onTestFinished(async () => {
    await server.close();
    await harbor.close();
  });
  return { server, harbor };
}
