import { scanError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { readImage } from '../distribution/readImage.ts';
import type { RegistryHttp, RegistrySession } from '../http/registryHttp.ts';
import { perTarget } from '../perTarget.ts';
import type { ListedRepository, RegistryConnector, ScannableImage } from '../port.ts';
import { acrErrors } from './apiError.ts';
import type { AcrClient } from './client.ts';
import { type Location, listEnterpriseImages, locate } from './enterprise.ts';
import { askForScan, readScanState, readVulnerabilities } from './imageScans.ts';
import { limits } from './limits.ts';
import { isPersonal, listPersonalImages, personalEdition } from './personal.ts';
import { presenceOf } from './presence.ts';
import { Pulling, personalRegistry } from './pulling.ts';
import { listRepositories } from './repositories.ts';
import { diagnose, verify } from './verify.ts';

/** What is kept while one target is asked about thousands of repositories. */
interface Account {
  readonly session: RegistrySession;
  readonly locations: Map<string, Location>;
  readonly pulling: Pulling;
}

interface AcrOptions {
  /** Ms since 1970; signatures carry the time. */
  readonly now?: () => number;
  /** How long a listing waits, each time the account's quota is used up. */
  readonly throttleWaitsMs?: readonly number[];
}

const pathOf = ({ namespace, name }: ListedRepository) => `${namespace}/${name}`;

/**
 * Alibaba Cloud Container Registry. One target is one AccessKey (user name and password) in one region, at
 * the region's public endpoint: Enterprise instances, whose namespaces are `instance/namespace`, and the
 * Personal Edition, whose namespaces stand alone.
 */
export function acrConnector(anyHttp: RegistryHttp, options: AcrOptions = {}): RegistryConnector {
  const { now = Date.now, throttleWaitsMs = limits.throttleWaitsMs } = options;
  const http = anyHttp.withErrorFormat(acrErrors);
  const accountOf = perTarget(
    (target): Account => ({ session: http.open(target), locations: new Map(), pulling: new Pulling(anyHttp) }),
  );
  const clientOf = ({ session }: Account, target: RegistryTarget, signal: AbortSignal): AcrClient => ({
    session,
    target,
    signal,
    now,
    throttleWaitsMs,
  });

  const locationIn = async ({ locations }: Account, client: AcrClient, repository: ListedRepository) =>
    locations.get(pathOf(repository)) ?? (await locate(client, repository));
  const located = async (target: RegistryTarget, image: ScannableImage, signal: AbortSignal) => {
    // The Personal Edition has no scanner at all.
    if (isPersonal(image.repository)) throw scanError('noScanner');
    const account = accountOf(target);
    const client = clientOf(account, target, signal);
    const { instanceId, repoId } = await locationIn(account, client, image.repository);
    return { client, at: { InstanceId: instanceId, RepoId: repoId, Tag: image.tag, Digest: image.digest } };
  };

  return {
    async verify(target, signal, onPassed) {
      const session = http.open(target, onPassed);
      try {
        return await verify({ session, target, signal, now, throttleWaitsMs: [] }, onPassed);
      } finally {
        await session.close();
      }
    },
    async diagnose(target, signal, onPassed) {
      const session = http.open(target, onPassed);
      try {
        return await diagnose({ session, target, signal, now, throttleWaitsMs }, onPassed);
      } finally {
        await session.close();
      }
    },
    forgetRefusals: (target) => http.forgetRefusals(target),
    partOf: (namespace) => (isPersonal({ namespace }) ? personalEdition : (namespace.split('/')[0] ?? '')),
    listRepositories(target, sink, signal) {
      const account = accountOf(target);
      return listRepositories(clientOf(account, target, signal), sink, (repository) =>
        account.locations.set(pathOf(repository), repository.location),
      );
    },
    async listImages(target, repository, take, signal) {
      const account = accountOf(target);
      const client = clientOf(account, target, signal);
      if (isPersonal(repository)) return listPersonalImages(client, repository, take);
      return listEnterpriseImages(client, repository, await locationIn(account, client, repository), take);
    },
    async readImage(target, { repository, digest }, signal) {
      const account = accountOf(target);
      const client = clientOf(account, target, signal);
      const ofPersonal = isPersonal(repository);
      const registry = ofPersonal ? personalRegistry : (await locationIn(account, client, repository)).instanceId;
      const access = await account.pulling.at(registry, client);
      // Of an Enterprise repository the instance stands before the namespace.
      const name = ofPersonal ? pathOf(repository) : pathOf(repository).slice(repository.namespace.indexOf('/') + 1);
      return readImage({ access, name, signal }, digest);
    },
    presenceOf(target, missing, signal) {
      const account = accountOf(target);
      const client = clientOf(account, target, signal);
      return presenceOf(client, missing, (repository) => locationIn(account, client, repository));
    },
    async vulnerabilities(target, image, signal) {
      const { client, at } = await located(target, image, signal);
      return readVulnerabilities(client, at);
    },
    async requestScan(target, image, signal) {
      const { client, at } = await located(target, image, signal);
      return askForScan(client, at);
    },
    async scanState(target, image, signal) {
      const { client, at } = await located(target, image, signal);
      return readScanState(client, at);
    },
  };
}
