import { useTranslation } from 'react-i18next';
import { protocolType } from '#contract/enums.ts';
import type { Remedy } from './suggestedFix.ts';

/** Says what a remedy would change: "Switch to V1", "Switch to https". */
export function useRemedyLabel(): (remedy: Remedy) => string {
  const { t } = useTranslation(['registryForm', 'common']);
  return ({ RegistryType, RegistryVersion, ProtocolType }) => {
    if (RegistryType !== undefined) return t('switchType', { type: t(`common:registryType.${RegistryType}`) });
    if (RegistryVersion !== undefined) return t('switchVersion', { version: RegistryVersion });
    return t('switchProtocol', { protocol: ProtocolType === protocolType.http ? 'http' : 'https' });
  };
}
