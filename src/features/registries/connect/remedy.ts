import { protocolType } from '#contract/enums.ts';
import { isApiError } from '../../../api/apiError.ts';
import type { ConnectFormValues } from './formSchema.ts';

/** Values that would set a failure right. */
export type Remedy = Partial<Pick<ConnectFormValues, 'RegistryVersion' | 'ProtocolType'>>;

/** The one change that would set an error right, where its data says so; else null. */
export function remedyOf(error: unknown): Remedy | null {
  const failure = isApiError(error) ? error.body?.Detail : undefined;
  if (failure?.code === 'RegistryVersionError' && failure.found !== null) return { RegistryVersion: failure.found };
  if (failure?.code !== 'NetworkConnectError') return null;
  if (failure.reason === 'plainHttpToHttps') return { ProtocolType: protocolType.https };
  return failure.reason === 'tlsToPlainHttp' ? { ProtocolType: protocolType.http } : null;
}
