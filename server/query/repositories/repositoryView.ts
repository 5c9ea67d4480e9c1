import type { RepositoryRow } from '#contract/images/images.ts';
import { riskLevelOf } from '../../domain/risk/risk.ts';
import { endpointsOf, registryUrl } from '../registryAddress.ts';
import type { RepositoryListRow } from './repositoryListRepository.ts';

/** A stored repository under the cloud's names. */
export function repositoryRow(repository: RepositoryListRow): RepositoryRow {
  const atRisk = repository.images_at_risk > 0 ? 'YES' : 'NO';
  return {
    RepoId: String(repository.id),
    InstanceId: String(repository.registry_id),
    RepoName: repository.name,
    RepoNamespace: repository.namespace,
    RegionId: repository.region_id,
    RegistryType: repository.registry_type,
    Endpoints: endpointsOf(repository),
    ImageCount: repository.images,
    HasRiskImageCount: repository.images_at_risk,
    VulCount: repository.vulnerabilities,
    AlarmCount: 0,
    HcCount: repository.build_risk_images,
    RiskStatus: atRisk,
    VulStatus: atRisk,
    AlarmStatus: 'NO',
    HcStatus: repository.build_risk_images > 0 ? 'YES' : 'NO',
    RiskLevel: riskLevelOf(repository.risk_rank),
    RegistryId: repository.registry_id,
    RegistryName: repository.registry_name,
    LastSyncTime: repository.listed_at,
    ImageCountByRisk: {
      high: repository.high_images,
      medium: repository.medium_images,
      low: repository.low_images,
      none: repository.none_images,
      unknown: repository.unknown_images,
    },
    RegistryUrl: registryUrl(repository, repository.name),
  };
}
