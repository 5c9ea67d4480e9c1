import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { registryRow } from '../../factories/factories.ts';

/** What any region of Container Registry has in common; an instance of its own comes with its region. */
export function acrRow(regionId: string, over: Partial<RegistryRow>): RegistryRow {
  const DomainName = `cr.${regionId}.aliyuncs.com`;
  return registryRow({
    RegistryName: `${DomainName}:443`,
    RegistryType: 'acr',
    DomainName,
    RegistryHostIp: '',
    RegionId: regionId,
    ...over,
  });
}
