import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { Access } from '../distribution/access.ts';
import { readImage } from '../distribution/readImage.ts';
import type { RegistryHttp } from '../http/registryHttp.ts';
import { perTarget } from '../perTarget.ts';
import type { RegistryConnector } from '../port.ts';
import { type Patience, patience } from '../silence.ts';
import { apis } from './api/apis.ts';
import type { HarborClient } from './client.ts';
import { harborErrors } from './errorFormat.ts';
import { askForScan, readScanState, readVulnerabilities } from './imageScans.ts';
import { listImages } from './images.ts';
import { limits } from './limits.ts';
import { presenceOf } from './presence.ts';
import { listRepositories } from './repositories.ts';
import { signIn, signInAgain } from './signIn.ts';
import { verify } from './verify.ts';

interface HarborOptions {
  /** How long Harbor locks a user after a refused login, in ms. */
  readonly lockMs?: number;
  readonly patience?: Patience;
}

/** Harbor 1.x (`V1`) and 2.x (`V2`). */
export function harborConnector(anyHttp: RegistryHttp, options: HarborOptions = {}): RegistryConnector {
  const httpFor = { V1: anyHttp.withErrorFormat(harborErrors.V1), V2: anyHttp.withErrorFormat(harborErrors.V2) };
  const sessionOf = perTarget((target) => httpFor[target.version].open(target));
  const accessTo = perTarget((target) => new Access(anyHttp, target, { ownTokenPath: '/service/token' }));
  const clientFor = (target: RegistryTarget, signal: AbortSignal): HarborClient => ({
    session: sessionOf(target),
    api: apis[target.version],
    target,
    signal,
    lockMs: options.lockMs ?? limits.lockMs,
    patience: options.patience ?? patience,
  });

  return {
    async verify(target, signal, onPassed) {
      const session = httpFor[target.version].open(target, onPassed);
      try {
        return await verify({ session, api: apis[target.version], target, signal, onPassed });
      } finally {
        await session.close();
      }
    },
    forgetRefusals: (target) => anyHttp.forgetRefusals(target),
    proveAccount: (target, signal) => signIn(clientFor(target, signal)),
    partOf: (namespace) => namespace,
    listRepositories: (target, sink, signal) => listRepositories(clientFor(target, signal), sink),
    listImages: (target, repository, take, signal) => listImages(clientFor(target, signal), repository, take),
    readImage: (target, { repository: { namespace, name }, digest }, signal) => {
      const whoAmI = () => signInAgain(clientFor(target, signal));
      return readImage({ access: accessTo(target), name: `${namespace}/${name}`, signal, whoAmI }, digest);
    },
    presenceOf: (target, missing, signal) => presenceOf(clientFor(target, signal), missing),
    vulnerabilities: (target, image, signal) => readVulnerabilities(clientFor(target, signal), image),
    requestScan: (target, image, signal) => askForScan(clientFor(target, signal), image),
    scanState: (target, image, signal) => readScanState(clientFor(target, signal), image),
  };
}
