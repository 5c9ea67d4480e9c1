import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistryHttp, RegistrySession } from '../http/registryHttp.ts';
import type { RegistryConnector } from '../port.ts';
import type { Conversation } from './client.ts';
import { askForScan, readScanState, readVulnerabilities } from './imageScans.ts';
import { listImages } from './images.ts';
import { limits } from './limits.ts';
import { listRepositories } from './repositories.ts';
import { Pace } from './throttle.ts';
import { verify } from './verify.ts';

export interface QuayOptions {
  /** Between two calls to a Quay that limits them, in ms. */
  readonly paceMs?: number;
}

/** Red Hat Quay. The chosen version means nothing: every Quay speaks one API. */
export function quayConnector(http: RegistryHttp, options: QuayOptions = {}): RegistryConnector {
  const paceMs = options.paceMs ?? limits.paceMs;
  // One target is asked about thousands of repositories: it keeps its connections, and the pace it was taught.
  const kept = new WeakMap<RegistryTarget, { readonly session: RegistrySession; readonly pace: Pace }>();
  const conversationWith = (target: RegistryTarget, signal: AbortSignal): Conversation => {
    const known = kept.get(target) ?? { session: http.open(target), pace: new Pace(paceMs) };
    kept.set(target, known);
    return { ...known, target, signal };
  };

  return {
    async verify(target, signal, passed) {
      const session = http.open(target, passed);
      try {
        return await verify({ session, pace: new Pace(paceMs), target, signal }, passed);
      } finally {
        await session.close();
      }
    },
    listRepositories: (target, signal) => listRepositories(conversationWith(target, signal)),
    listImages: (target, repository, signal) => listImages(conversationWith(target, signal), repository),
    vulnerabilities: (target, image, signal) => readVulnerabilities(conversationWith(target, signal), image),
    requestScan: askForScan,
    scanState: (target, image, signal) => readScanState(conversationWith(target, signal), image),
  };
}
