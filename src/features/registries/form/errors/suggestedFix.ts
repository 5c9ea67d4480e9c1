import { useTranslation } from 'react-i18next';
import { protocolType } from '#contract/enums.ts';
import type { Failure } from '#contract/failures/failures.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import { privateRegistryTypes } from '#contract/kinds/registryTypes.ts';
import { isApiError } from '../../../../api/apiError.ts';
import type { RegistryFormValues } from '../values/formSchema.ts';

/** Values with which a failed attempt would succeed. */
export type SuggestedFix = Partial<
  Pick<RegistryFormValues, 'RegistryType' | 'RegistryVersion' | 'ProtocolType' | 'TokenServiceHost'>
>;

/** The one change that would help against a failure, where its data tells; else null. */
export function fixFor(failure: Failure | undefined): SuggestedFix | null {
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
    case 'TokenServiceFailure':
      return failure.reason === 'unconfirmed' ? { TokenServiceHost: failure.host } : null;
    default:
      return null;
  }
}

/** The one change that would help a call that threw this error, where its data tells; else null. */
export function fixForError(error: unknown): SuggestedFix | null {
  return fixFor(isApiError(error) ? error.body?.Detail : undefined);
}

/** Says what a fix changes: "Switch to V1", "Switch to https", "Confirm auth.example.com". */
export function useFixLabel(): (fix: SuggestedFix) => string {
  const { t } = useTranslation('registryForm');
  return ({ RegistryType, RegistryVersion, ProtocolType, TokenServiceHost }) => {
    if (TokenServiceHost !== undefined) return t('confirmHost', { host: TokenServiceHost });
    if (RegistryType !== undefined) return t('switchType', { type: kinds[RegistryType].name });
    if (RegistryVersion !== undefined) return t('switchVersion', { version: RegistryVersion });
    return t('switchProtocol', { protocol: ProtocolType === protocolType.http ? 'http' : 'https' });
  };
}
