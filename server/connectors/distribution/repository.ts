import { RegistryError } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import { type Access, type AuthorizedCall, pullScope } from './access.ts';
import { asContentError, type ContentPlace, contentError } from './contentError.ts';
import { limits } from './limits.ts';
import { hostOf } from './otherHosts.ts';

/** Every type of manifest: to whoever names none, old servers answer with one that they make up, of another digest. */
export const acceptManifests = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** One repository, by the name under which it is pulled. */
export interface PulledRepository {
  readonly access: Access;
  readonly name: string;
  readonly signal: AbortSignal;
  /** Asks what a refusal means where a login opens too little; where it throws, that is it, else it may have passed. */
  readonly whoAmI?: () => Promise<unknown>;
}

const redirects = new Set([301, 302, 303, 307, 308]);

function pathOf({ name }: PulledRepository, what: 'manifests' | 'blobs', reference: string): string {
  const path = name.split('/').map(encodeURIComponent).join('/');
  return `/v2/${path}/${what}/${encodeURIComponent(reference).replace('%3A', ':')}`;
}

/** A manifest by its digest; `gone` where the registry has none. Its content is not looked at yet. */
export async function fetchManifest(
  repository: PulledRepository,
  place: ContentPlace,
): Promise<RegistryResponse | 'gone'> {
  const call = { accept: acceptManifests, kind: 'manifest', scope: pullScope(repository.name) } as const;
  const path = pathOf(repository, 'manifests', place.digest);
  const response = await ask(repository, path, call).catch((error: unknown) => {
    throw asContentError(error, place);
  });
  if (response.status === 404) return 'gone';
  if (response.status !== 200) throw refusal(response, place);
  return response;
}

/** Once more where a refusal turns out to be a lock that has passed, as of an account that somebody else got wrong. */
async function ask(
  { access, signal, whoAmI }: PulledRepository,
  path: string,
  call: AuthorizedCall,
): Promise<RegistryResponse> {
  const response = await access.get(path, call, signal);
  if (whoAmI === undefined || (response.status !== 401 && response.status !== 403)) return response;
  await whoAmI();
  return response.status === 401 ? access.get(path, call, signal) : response;
}

/** A blob of this size at most, from wherever the registry keeps it. */
export async function fetchBlob(repository: PulledRepository, place: ContentPlace): Promise<RegistryResponse> {
  const { access, name } = repository;
  const path = pathOf(repository, 'blobs', place.digest);
  const call = { accept: '*/*', kind: 'configuration', scope: pullScope(name), takesRedirects: true } as const;
  try {
    let response = await ask(repository, path, call);
    let at = new URL(path, access.session.origin);
    for (let hop = 0; redirects.has(response.status); hop += 1) {
      const to = locationOf(response, at);
      if (to === null) throw contentError('redirectRefused', place, { location: shown(at) });
      if (hop === limits.redirects) throw contentError('endlessRedirects', place, { location: shown(to) });
      response = await follow(repository, to, place);
      at = to;
    }
    if (response.status === 404) throw contentError('gone', place);
    if (response.status !== 200) throw refusal(response, place);
    return response;
  } catch (error) {
    throw asContentError(error, place);
  }
}

/** To where a blob is stored, as nobody: whoever sends us there has put into the address what opens it. */
async function follow({ access, signal }: PulledRepository, to: URL, place: ContentPlace): Promise<RegistryResponse> {
  const call = {
    auth: false,
    kind: 'configuration',
    headers: { accept: '*/*' },
    takesRedirects: true,
    signal,
    // A storage has an error format of its own.
    acceptFromAnyone: [400, 401, 403, 404, 410],
  } as const;
  try {
    return await access.otherHosts.at(to, null).get(`${to.pathname}${to.search}`, call);
  } catch (error) {
    const { failure } = error instanceof RegistryError ? error : {};
    if (failure?.code !== 'NetworkConnectError' && failure?.code !== 'CertificateError') throw error;
    const isRefused = failure.code === 'NetworkConnectError' && failure.reason === 'addressRefused';
    throw contentError(isRefused ? 'redirectRefused' : 'storageUnreachable', place, { location: shown(to) });
  }
}

function locationOf(response: RegistryResponse, from: URL): URL | null {
  const location = response.header('location') ?? '';
  if (location === '' || location.length > longestLocation || !URL.canParse(location, from.href)) return null;
  const to = new URL(location, from.href);
  return to.protocol === 'http:' || to.protocol === 'https:' ? to : null;
}

const longestLocation = 8_192;

/** Without its query, which may open what it leads to. */
function shown(url: URL): string {
  return `${url.protocol}//${hostOf(url)}${url.pathname}`.slice(0, 200);
}

function refusal({ status }: RegistryResponse, place: ContentPlace): RegistryError {
  if (status === 401 || status === 403) return contentError('refused', place);
  return new RegistryError({ code: 'RegistryFailure', reason: 'status', status });
}
