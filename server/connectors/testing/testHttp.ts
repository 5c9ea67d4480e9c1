import { createRegistryHttp, type RegistryHttp, type RegistryHttpOptions } from '../http/registryHttp.ts';

/** Reaches servers on this machine, and does not wait before it tries again. */
export function testHttp(options: Partial<RegistryHttpOptions> = {}): RegistryHttp {
  return createRegistryHttp({
    allowLoopback: true,
    ...options,
    limits: { retryWaitsMs: [1, 1, 1], ...options.limits },
  });
}
