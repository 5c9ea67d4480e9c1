import type { ServerProcess } from '#server/testing/process/serverProcess.ts';
import { simulatorKeys } from '#simulators/acr/accessKeys.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import type { RegistryProcess } from './registryProcess.ts';

/** Connects the registry as its form would, without a speed limit unless one is given: the first sync begins. */
export async function connect(server: ServerProcess, registry: RegistryProcess, TransPerHour = 0): Promise<void> {
  const { port, organizations } = registry;
  switch (registry.kind) {
    case 'harbor-v2':
      await server.call('AddPrivateRegistry', harborRequest(port, { TransPerHour }));
      return;
    case 'harbor-v1':
      await server.call('AddPrivateRegistry', harborRequest(port, { RegistryVersion: 'V1', TransPerHour }));
      return;
    case 'quay':
      await server.call(
        'AddPrivateRegistry',
        harborRequest(port, {
          TransPerHour,
          RegistryType: 'quay',
          DomainName: 'quay.example.com',
          ExtraParam: JSON.stringify(organizations),
        }),
      );
      return;
    case 'oci':
      await server.call('AddPrivateRegistry', harborRequest(port, { RegistryType: 'oci', TransPerHour }));
      return;
    case 'acr':
      await server.call('AddAcrAccount', {
        AccessKeyId: simulatorKeys.reader.id,
        AccessKeySecret: simulatorKeys.reader.secret,
        RegionIds: ['cn-hangzhou'],
        TransPerHour,
        EndpointIp: '127.0.0.1',
        Port: port,
        ProtocolType: 1,
      });
  }
}
