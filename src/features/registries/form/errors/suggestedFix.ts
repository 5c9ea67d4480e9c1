import { privateRegistryTypes, protocolType } from '#contract/enums.ts';
import type { Failure } from '#contract/failures/failures.ts';
import { isApiError } from '../../../../api/apiError.ts';
import type { ConnectFormValues } from '../values/formSchema.ts';

/** Values that would set a failure right. */
export type Remedy = Partial<Pick<ConnectFormValues, 'RegistryType' | 'RegistryVersion' | 'ProtocolType'>>;

/** The one change that would set a failure right, where its data says so; else null. */
export function remedyFor(failure: Failure | undefined): Remedy | null {
  switch (failure?.code) {
    case 'RegistryVersionError':
      return failure.found === null ? null : { RegistryVersion: failure.found };
    case 'RegistryTypeError': {
      const found = privateRegistryTypes.find((type) => type === failure.found);
      return found === undefined ? null : { RegistryType: found };
    }
    case 'NetworkConnectError':
      if (failure.reason === 'plainHttpToHttps') return { ProtocolType: protocolType.https };
      return failure.reason === 'tlsToPlainHttp' ? { ProtocolType: protocolType.http } : null;
    default:
      return null;
  }
}

/** As above, for what a call to the server threw. */
export function remedyOf(error: unknown): Remedy | null {
  return remedyFor(isApiError(error) ? error.body?.Detail : undefined);
}
