import type { RequestOf } from '#contract/actions/actions.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';

/** A valid AddPrivateRegistry for a Harbor simulated on this machine; unlimited unless said. */
export function harborRequest(
  port: number,
  changes: Partial<RequestOf<'AddPrivateRegistry'>> = {},
): RequestOf<'AddPrivateRegistry'> {
  return {
    RegistryType: 'harbor',
    RegistryVersion: 'V2',
    ProtocolType: 1,
    NetType: 1,
    RegistryRegionId: 'cn-hangzhou',
    RegistryHostIp: '127.0.0.1',
    Port: port,
    DomainName: 'harbor.example.com',
    UserName: 'admin',
    Password: simulatorPasswords.admin,
    TransPerHour: 0,
    ...changes,
  };
}
