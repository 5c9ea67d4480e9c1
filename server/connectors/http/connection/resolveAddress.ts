import { networkError } from '../../../domain/registryError.ts';
import { type AddressPolicy, judgeAddress } from './addressPolicy.ts';
import type { DialTarget } from './dial.ts';

/** What DNS says of a name; rejects where it says nothing. */
export type LookUp = (name: string) => Promise<readonly string[]>;

/**
 * A target that has no address of its own, at the first address that DNS gives for its name and that
 * may be dialled. NetworkConnectError nameNotResolved, or addressRefused where no address may be dialled.
 */
export async function resolveTarget<Target extends DialTarget>(
  target: Target,
  options: AddressPolicy & { readonly lookUp: LookUp },
): Promise<Target> {
  if (target.hostIp !== '') return target;
  const addresses = await options.lookUp(target.domainName).catch(() => []);
  if (addresses.length === 0) throw networkError('nameNotResolved', null);
  const hostIp = addresses.find((address) => judgeAddress(address, options) === 'allowed');
  if (hostIp === undefined) throw networkError('addressRefused', null);
  return { ...target, hostIp };
}
