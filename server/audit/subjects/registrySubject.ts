import { protocolType } from '#contract/enums.ts';
import { Hidden, listOf, type SubjectReader } from './seenSubject.ts';

/** A registry by its `RegistryId`, or its `Id`. */
export const registrySubject: SubjectReader = async ({ database, parameters: { RegistryId, Id } }) => {
  const id = RegistryId ?? Id;
  if (typeof id !== 'number') return null;
  const registry = await database.write.selectFrom('registries').selectAll().where('id', '=', id).executeTakeFirst();
  if (registry === undefined) return null;
  const organizations = await database.write
    .selectFrom('registry_organizations')
    .select(['namespace', 'secret_set_at'])
    .where('registry_id', '=', id)
    .orderBy('position')
    .execute();
  return {
    type: 'registry',
    id: String(id),
    name: registry.name,
    facts: {
      RegistryName: registry.name,
      RegistryType: registry.type,
      RegistryVersion: registry.version,
      ProtocolType: registry.protocol === protocolType.http ? 'HTTP' : 'HTTPS',
      RegistryHostIp: registry.host_ip,
      Port: registry.port,
      DomainName: registry.domain_name,
      RegistryRegionId: registry.region_id,
      VpcId: registry.vpc_id,
      UserName: registry.user_name,
      Password: new Hidden(registry.secret_set_at),
      Namespaces: organizations.map(({ namespace }) => namespace),
      ExtraParam: new Hidden(organizations.map((row) => row.secret_set_at)),
      TransPerHour: registry.trans_per_hour,
      IncludePatterns: listOf(registry.include_patterns),
      ExcludePatterns: listOf(registry.exclude_patterns),
      SyncSchedule: registry.sync_schedule,
      CaCertificate: new Hidden(registry.ca_certificate),
      CertificateFingerprint: registry.certificate_fingerprint,
      TokenServiceHost: registry.token_service_host,
      Paused: registry.paused === 1,
      Removed: registry.removed_at !== null,
    },
  };
};
