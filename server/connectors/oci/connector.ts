import { repositoryPath } from '#contract/repositoryPath.ts';
import { Semaphore } from '../../concurrency/semaphore.ts';
import { scanError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { Access } from '../distribution/access.ts';
import { readImage } from '../distribution/readImage.ts';
import type { RegistryHttp } from '../http/registryHttp.ts';
import { perTarget } from '../perTarget.ts';
import type { OnStagePassed, RegistryConnector } from '../port.ts';
import { signIn } from './account.ts';
import type { OciClient } from './ask.ts';
import { listRepositories, wholeRegistry } from './catalog.ts';
import { listImages } from './images.ts';
import { limits } from './limits.ts';
import { presenceOf } from './presence.ts';
import { verify } from './verify.ts';

type Place = Omit<OciClient, 'signal'>;

/** Any registry that speaks the OCI distribution API. The chosen version means nothing, and there is no scanner. */
export function ociConnector(http: RegistryHttp): RegistryConnector {
  const open = (target: RegistryTarget, onPassed?: OnStagePassed): Place => ({
    access: new Access(http, target, { tokensProve: true, onPassed }),
    calls: new Semaphore(limits.callsAtOnce),
    memory: { pageSize: 0 },
  });
  const placeOf = perTarget((target) => open(target));
  const clientFor = (target: RegistryTarget, signal: AbortSignal): OciClient => ({ ...placeOf(target), signal });

  return {
    async verify(target, signal, onPassed) {
      const place = open(target, onPassed);
      try {
        return await verify({ ...place, signal }, onPassed);
      } finally {
        await place.access.close();
      }
    },
    forgetRefusals: (target) => http.forgetRefusals(target),
    proveAccount: (target, signal) => signIn(clientFor(target, signal)),
    partOf: () => wholeRegistry,
    listRepositories: (target, sink, signal) => listRepositories(clientFor(target, signal), sink),
    listImages: (target, repository, take, signal) => listImages(clientFor(target, signal), repository, take),
    readImage: (target, { repository: { namespace, name }, digest }, signal) => {
      const client = clientFor(target, signal);
      const whoAmI = () => signIn(client);
      return readImage({ access: client.access, name: repositoryPath(namespace, name), signal, whoAmI }, digest);
    },
    presenceOf: (target, missing, signal) => presenceOf(clientFor(target, signal), missing),
    vulnerabilities: async () => null,
    requestScan: async () => {
      throw scanError('noScanner');
    },
    scanState: async () => null,
  };
}
