import { isIP } from 'node:net';
import type { EvidenceOf } from '#contract/failures/evidence.ts';
import type { LookUp } from '../../connectors/http/connection/resolveAddress.ts';
import { networkError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';

/** A hint must not hold the diagnosis up. */
const limitMs = 2_000;
const maxAddresses = 8;

/**
 * What DNS says of the domain name. A hint only where the form has an IP, which is dialled whatever DNS says;
 * a target that is named only needs it: NetworkConnectError nameNotResolved.
 */
export async function resolveStage(
  { domainName, hostIp }: RegistryTarget,
  lookUp: LookUp,
  signal: AbortSignal,
): Promise<EvidenceOf<'resolve'>> {
  const addresses = isIP(domainName) === 0 ? await withinLimit(lookUp(domainName), signal) : [domainName];
  signal.throwIfAborted();
  const named = hostIp === '';
  if (named && addresses.length === 0) throw networkError('nameNotResolved', null);
  return {
    stage: 'resolve',
    addresses: addresses.slice(0, maxAddresses),
    matches: named ? null : addresses.includes(hostIp),
  };
}

async function withinLimit(looked: Promise<readonly string[]>, signal: AbortSignal): Promise<readonly string[]> {
  const over = Promise.withResolvers<readonly string[]>();
  const timer = setTimeout(() => over.resolve([]), limitMs);
  const onAbort = () => over.resolve([]);
  signal.addEventListener('abort', onAbort);
  try {
    return await Promise.race([looked.catch(() => []), over.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
