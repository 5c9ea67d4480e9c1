import { isIP } from 'node:net';
import type { EvidenceOf } from '#contract/evidence.ts';
import type { RegistryTarget } from '../../connectors/port.ts';
import type { LookUp } from '../../connectors/resolveAddress.ts';

/** A hint must not hold the diagnosis up. */
const limitMs = 2_000;
const maxAddresses = 8;

/** What DNS says of the domain name. A hint only: the form's IP is dialled, whatever DNS says. */
export async function resolveHint(
  { domainName, hostIp }: RegistryTarget,
  lookUp: LookUp,
  signal: AbortSignal,
): Promise<EvidenceOf<'resolve'>> {
  const addresses = isIP(domainName) === 0 ? await withinLimit(lookUp(domainName), signal) : [domainName];
  signal.throwIfAborted();
  return { stage: 'resolve', addresses: addresses.slice(0, maxAddresses), matches: addresses.includes(hostIp) };
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
