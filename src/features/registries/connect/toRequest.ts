import type { RequestOf } from '#contract/actions.ts';
import { netType, protocolType } from '#contract/enums.ts';
import type { ConnectFormOutput } from './formSchema.ts';

/**
 * The form's values as `AddPrivateRegistry` wants them. What the chosen network or protocol has no
 * use for stays behind, even when it was filled in before the choice changed.
 */
export function toAddRequest(values: ConnectFormOutput, clientToken: string): RequestOf<'AddPrivateRegistry'> {
  const { VpcId, Port, RegistryName, CaCertificate, ...always } = values;
  return {
    ...always,
    ...(always.NetType === netType.vpc && VpcId !== undefined ? { VpcId } : {}),
    ...(Port === undefined ? {} : { Port }),
    ...(RegistryName === undefined ? {} : { RegistryName }),
    ...(always.ProtocolType === protocolType.https && CaCertificate !== undefined ? { CaCertificate } : {}),
    ClientToken: clientToken,
  };
}
