import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistryHttp, RegistrySession } from '../http/registryHttp.ts';
import type { RegistryConnector } from '../port.ts';
import type { QuayClient } from './client.ts';
import { askForScan, readScanState, readVulnerabilities } from './imageScans.ts';
import { listImages } from './images.ts';
import { limits } from './limits.ts';
import { listRepositories } from './repositories.ts';
import { Throttle } from './throttle.ts';
import { verify } from './verify.ts';

export interface QuayOptions {
  /** Between two calls to a Quay that limits them, in ms. */
  readonly throttleIntervalMs?: number;
}

/** Red Hat Quay. The chosen version means nothing: every Quay speaks one API. */
export function quayConnector(http: RegistryHttp, options: QuayOptions = {}): RegistryConnector {
  const throttleIntervalMs = options.throttleIntervalMs ?? limits.throttleIntervalMs;
  // One target is asked about thousands of repositories: it keeps its connections, and the throttle it asked for.
  const kept = new WeakMap<RegistryTarget, { readonly session: RegistrySession; readonly throttle: Throttle }>();
  const clientFor = (target: RegistryTarget, signal: AbortSignal): QuayClient => {
    const known = kept.get(target) ?? { session: http.open(target), throttle: new Throttle(throttleIntervalMs) };
    kept.set(target, known);
    return { ...known, target, signal };
  };

  return {
    async verify(target, signal, onPassed) {
      const session = http.open(target, onPassed);
      try {
        return await verify({ session, throttle: new Throttle(throttleIntervalMs), target, signal }, onPassed);
      } finally {
        await session.close();
      }
    },
    listRepositories: (target, signal) => listRepositories(clientFor(target, signal)),
    listImages: (target, repository, signal) => listImages(clientFor(target, signal), repository),
    vulnerabilities: (target, image, signal) => readVulnerabilities(clientFor(target, signal), image),
    requestScan: askForScan,
    scanState: (target, image, signal) => readScanState(clientFor(target, signal), image),
  };
}
