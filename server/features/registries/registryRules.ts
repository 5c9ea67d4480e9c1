import type { Center } from '#contract/center.ts';
import { regionsOf } from '#contract/regions.ts';
import type { FieldIssue } from '../../domain/actionError.ts';
import { canonicalCertificates } from '../../domain/caCertificates.ts';
import type { RegistryConnection } from '../../domain/registryTarget.ts';

export interface RegistryRules {
  readonly mayDial: (ip: string) => boolean;
}

/**
 * Every wrong field of what the contract cannot know: the data centre's regions, the address policy, and whether a
 * certificate can be read. Nothing is dialled.
 */
export function connectionIssues(
  rules: RegistryRules,
  connection: RegistryConnection,
  regionId: string,
  center: Center,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (!regionsOf(center).some((region) => region.regionId === regionId)) {
    issues.push({ path: ['RegistryRegionId'], message: 'region' });
  }
  // A target that is named only is judged when its name has been looked up, at each connection.
  if (connection.hostIp !== '' && !rules.mayDial(connection.hostIp)) {
    issues.push({ path: ['RegistryHostIp'], message: 'addressRefused' });
  }
  if (connection.caCertificate !== null && canonicalCertificates(connection.caCertificate) === null) {
    issues.push({ path: ['CaCertificate'], message: 'pem' });
  }
  return issues;
}
