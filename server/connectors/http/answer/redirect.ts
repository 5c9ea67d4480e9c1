import { defaultPort, protocolType } from '#contract/enums.ts';
import { RegistryError } from '../../../domain/registryError.ts';
import type { RegistryResponse } from './registryResponse.ts';

const statuses = new Set([301, 302, 303, 307, 308]);
/** A `Location` that says more than this is quoted no further. */
const longestLocation = 200;

export function isRedirect(response: RegistryResponse): boolean {
  return statuses.has(response.status);
}

/** Whether it leads to the same path with a slash at the end, as a Quay answers paths that it does not have. */
export function addsSlashOnly(response: RegistryResponse, asked: URL): boolean {
  return isRedirect(response) && targetOf(response, asked)?.pathname === `${asked.pathname}/`;
}

/**
 * What a redirect is told as. It is never followed: the password would go with it. The query of where it leads is left
 * out, as it may hold a secret.
 */
export function redirectFailure(response: RegistryResponse, asked: URL): RegistryError {
  const { status } = response;
  const to = targetOf(response, asked);
  if (to === null) return new RegistryError({ code: 'RegistryFailure', reason: 'redirected', status });
  const location = `${to.origin}${to.pathname}`.slice(0, longestLocation);
  const changes = changesFor(to, asked);
  if (changes === 'https' && to.hostname === asked.hostname) {
    return new RegistryError({ code: 'NetworkConnectError', reason: 'plainHttpToHttps', passed: 'connect', location });
  }
  return new RegistryError({ code: 'RegistryFailure', reason: 'redirected', status, redirect: { changes, location } });
}

function targetOf(response: RegistryResponse, asked: URL): URL | null {
  const location = response.header('location') ?? '';
  if (location === '' || !URL.canParse(location, asked.href)) return null;
  const to = new URL(location, asked.href);
  return to.protocol === 'http:' || to.protocol === 'https:' ? to : null;
}

/** The first of what differs, in the order in which it has to be set right. */
function changesFor(to: URL, asked: URL): 'https' | 'port' | 'path' | 'host' {
  if (asked.protocol === 'http:' && to.protocol === 'https:') return 'https';
  if (to.hostname !== asked.hostname) return 'host';
  return portOf(to) === portOf(asked) ? 'path' : 'port';
}

function portOf({ protocol, port }: URL): number {
  return port === '' ? defaultPort[protocol === 'https:' ? protocolType.https : protocolType.http] : Number(port);
}
