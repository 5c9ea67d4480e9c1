import { defaultPort, protocolType } from '#contract/enums.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import type { RegistryFormValues } from './formSchema.ts';

/** Everything that decides where a registry is and how it is signed in to, as one text: a diagnosis holds for exactly these values. */
export function connectionFingerprint(values: RegistryFormValues): string {
  const { RegistryType: type, ProtocolType: protocol } = values;
  const { hasVersions, extraRows } = kinds[type];
  return JSON.stringify([
    type,
    protocol,
    values.RegistryHostIp.trim(),
    values.Port ?? defaultPort[protocol],
    values.DomainName.trim(),
    values.UserName.trim(),
    values.Password,
    hasVersions ? values.RegistryVersion : null,
    extraRows === null ? null : values.ExtraParam,
    values.TokenServiceHost.trim(),
    protocol === protocolType.https ? [values.CaCertificate, values.CertificateFingerprint] : [],
  ]);
}
