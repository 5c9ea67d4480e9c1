import { defaultPort, protocolType } from '#contract/enums.ts';
import type { ConnectFormValues } from './formSchema.ts';

/**
 * Everything that decides how a registry is reached and who we are there, as one text: a diagnosis holds
 * for exactly the values that it was started with.
 */
export function connectionMark(values: ConnectFormValues): string {
  const { RegistryType: type, ProtocolType: protocol } = values;
  return JSON.stringify([
    type,
    protocol,
    values.RegistryHostIp.trim(),
    values.Port ?? defaultPort[protocol],
    values.DomainName.trim(),
    values.UserName.trim(),
    values.Password,
    type === 'quay' ? values.ExtraParam : values.RegistryVersion,
    protocol === protocolType.https ? [values.CaCertificate, values.CertificateFingerprint] : [],
  ]);
}
