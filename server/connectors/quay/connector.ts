import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { Access } from '../distribution/access.ts';
import { readImage } from '../distribution/readImage.ts';
import type { RegistryHttp } from '../http/registryHttp.ts';
import { perTarget } from '../perTarget.ts';
import type { ListedRepository, OnPartProven, OnStagePassed, RegistryConnector } from '../port.ts';
import { openAccess } from './access.ts';
import { paceOf, type QuayClient } from './client.ts';
import { quayErrors } from './errorFormat.ts';
import { askForScan, readImageFacts, readScanState, readVulnerabilities } from './imageScans.ts';
import { listImages } from './images.ts';
import { limits } from './limits.ts';
import { Memory } from './memory.ts';
import { presenceOf } from './presence.ts';
import { listRepositories } from './repositories.ts';
import { rowOf } from './row.ts';
import { diagnose, proveAccount, verify } from './verify.ts';

interface QuayOptions {
  /** Between two calls to a Quay that limits them, in ms. */
  readonly throttleIntervalMs?: number;
}

type Place = Pick<QuayClient, 'pace' | 'memory'>;

/** Red Hat Quay. The chosen version means nothing: every Quay speaks one API. */
export function quayConnector(anyHttp: RegistryHttp, options: QuayOptions = {}): RegistryConnector {
  const http = anyHttp.withErrorFormat(quayErrors);
  const throttleIntervalMs = options.throttleIntervalMs ?? limits.throttleIntervalMs;
  const sessionOf = perTarget((target) => http.open(target));
  // Listings, reports and pages come with targets of their own, and ask one Quay.
  const places = new Map<string, Place>();
  const placeOf = ({ hostIp, port, domainName }: RegistryTarget): Place => {
    const name = `${hostIp} ${port} ${domainName}`;
    const place = places.get(name) ?? { pace: paceOf(throttleIntervalMs), memory: new Memory() };
    places.set(name, place);
    return place;
  };
  const clientFor = (target: RegistryTarget, signal: AbortSignal): QuayClient => ({
    session: sessionOf(target),
    ...placeOf(target),
    target,
    signal,
  });
  const accessesOf = perTarget(() => new Map<string, Access>());
  const accessTo = (target: RegistryTarget, repository: ListedRepository): Access => {
    const byRow = accessesOf(target);
    const known = byRow.get(repository.namespace);
    const access = known ?? openAccess(anyHttp, target, rowOf(target, repository), placeOf(target).pace);
    byRow.set(repository.namespace, access);
    return access;
  };
  /** Somebody waits for it: it does not stand in line behind a listing. */
  const alone = async <Result>(
    target: RegistryTarget,
    signal: AbortSignal,
    onPassed: OnStagePassed | undefined,
    work: (client: QuayClient) => Promise<Result>,
  ): Promise<Result> => {
    const session = http.open(target, onPassed);
    try {
      const { memory } = placeOf(target);
      return await work({ session, pace: paceOf(throttleIntervalMs), memory, target, signal });
    } finally {
      await session.close();
    }
  };

  return {
    verify: (target, signal, onPassed, onPart?: OnPartProven) =>
      alone(target, signal, onPassed, (client) => verify(client, onPassed, onPart)),
    diagnose: (target, signal, onPassed) => alone(target, signal, onPassed, (client) => diagnose(client, onPassed)),
    forgetRefusals: (target) => http.forgetRefusals(target),
    proveAccount: (target, signal) => proveAccount(clientFor(target, signal)),
    partOf: (namespace) => namespace,
    configuredParts: ({ organizations }) => organizations.map(({ namespace }) => namespace),
    listRepositories: (target, sink, signal) => listRepositories(clientFor(target, signal), sink),
    listImages: (target, repository, take, signal) => listImages(clientFor(target, signal), repository, take),
    imageFacts: (target, image, signal, platforms) => readImageFacts(clientFor(target, signal), image, platforms),
    readImage: async (target, { repository, digest }, signal) => {
      const name = `${repository.namespace}/${repository.name}`;
      return readImage({ access: accessTo(target, repository), name, signal }, digest);
    },
    presenceOf: (target, missing, signal) => presenceOf(clientFor(target, signal), missing),
    vulnerabilities: (target, image, signal) => readVulnerabilities(clientFor(target, signal), image),
    requestScan: askForScan,
    scanState: (target, image, signal) => readScanState(clientFor(target, signal), image),
  };
}
