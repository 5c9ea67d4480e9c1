import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '#server/testing/serverProcess.ts';
import { connect } from '../connect.ts';
import { type RegistryProcess, startRegistryProcess } from '../registryProcess.ts';

/** Connects a registry that takes every request for images and never answers; resolves once its sync hangs there. */
export async function connectHangingRegistry(server: ServerProcess): Promise<RegistryProcess> {
  const registry = await startRegistryProcess({ kind: 'harbor-v2', images: 2_000, paced: false });
  const faults = [{ kind: 'hang', path: '/artifacts' }];
  await fetch(`http://127.0.0.1:${registry.port}/__simulator/faults`, {
    method: 'POST',
    body: JSON.stringify({ faults }),
  });
  await connect(server, registry);
  while (!(await registry.asked()).some(({ path }) => path.includes('/artifacts'))) await sleep(50);
  return registry;
}
