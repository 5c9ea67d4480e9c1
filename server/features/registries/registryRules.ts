import { X509Certificate } from 'node:crypto';
import type { Center } from '#contract/center.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import { regionsOf } from '#contract/regions.ts';
import { ActionError, type FieldIssue } from '../../domain/actionError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';

export interface RegistryRules {
  readonly mayDial: (ip: string) => boolean;
}

/**
 * What the contract cannot know: the data centre's regions, the address policy, and whether a certificate
 * can be read. Throws IllegalParam with every wrong field; nothing is dialled.
 */
export function checkRegistry(rules: RegistryRules, target: RegistryTarget, regionId: string, center: Center): void {
  const issues: FieldIssue[] = [];
  if (!regionsOf(center).some((region) => region.regionId === regionId)) {
    issues.push({ path: ['RegistryRegionId'], message: 'region' });
  }
  // A target that is named only is judged when its name has been looked up, at each connection.
  if (target.hostIp !== '' && !rules.mayDial(target.hostIp))
    issues.push({ path: ['RegistryHostIp'], message: 'addressRefused' });
  if (kinds[target.type].extraRows !== null && target.organizations.length === 0) {
    issues.push({ path: ['ExtraParam'], message: 'quayRows' });
  }
  if (target.caCertificate !== null && !isCertificate(target.caCertificate)) {
    issues.push({ path: ['CaCertificate'], message: 'pem' });
  }
  if (issues.length > 0) throw ActionError.illegalParam(...issues);
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}
