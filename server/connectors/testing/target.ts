import { protocolType } from '#contract/enums.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { rightPassword } from './replayRecordings.ts';

/** A registry on this machine, in plain HTTP, that the built-in administrator signs in to. */
export function localTarget(port: number, other: Partial<RegistryTarget> = {}): RegistryTarget {
  return {
    type: 'harbor',
    version: 'V2',
    protocol: protocolType.http,
    netType: 1,
    hostIp: '127.0.0.1',
    port,
    domainName: 'harbor.example.test',
    userName: 'admin',
    password: rightPassword,
    organizations: [],
    namedRepositories: [],
    caCertificate: null,
    certificateFingerprint: null,
    tokenServiceHost: null,
    ...other,
  };
}
