import type { BuildRiskFinding, BuildRiskRow, RiskImageRow } from '#contract/images/buildRiskLists.ts';
import { imageRow } from './factories.ts';

/** What is wrong with how images were built, each field plausible; a test states only what it is about. */

const day = Date.UTC(2026, 2, 1);

export function buildRiskFinding(over: Partial<BuildRiskFinding> = {}): BuildRiskFinding {
  return {
    RiskKey: 'no_user',
    RiskKeyName: 'Runs as root',
    RiskClass: 'privilege',
    RiskClassName: 'Privileges',
    RiskLevel: 'medium',
    Description: 'The image names no user.',
    Advice: 'Name a user by USER.',
    Promt: 'Name a user by USER.',
    LayerCmd: '',
    LayerDigest: '',
    Name: '',
    Kind: '',
    KindName: '',
    Platforms: ['linux/amd64'],
    Status: 0,
    ...over,
  };
}

/** A secret in a variable, its value masked. */
export function secretFinding(over: Partial<BuildRiskFinding> = {}): BuildRiskFinding {
  return buildRiskFinding({
    RiskKey: 'secret_in_env',
    RiskKeyName: 'Secret in an environment variable',
    RiskClass: 'secret',
    RiskClassName: 'Secrets',
    RiskLevel: 'high',
    Description: 'An environment variable holds what looks like a password.',
    Advice: 'Change the secret.',
    Name: 'DB_PASSWORD',
    Kind: 'named',
    KindName: 'Value with a name typical of secrets',
    LayerCmd: 'ENV DB_PASSWORD=******',
    ...over,
  });
}

export function buildRiskRow(over: Partial<BuildRiskRow> = {}): BuildRiskRow {
  return {
    RiskKey: 'no_user',
    RiskKeyName: 'Runs as root',
    RiskClass: 'privilege',
    RiskClassName: 'Privileges',
    RiskLevel: 'medium',
    Count: 1234,
    UnprocessedNum: 1200,
    RepositoryCount: 56,
    Description: 'The image names no user.',
    Advice: 'Name a user by USER.',
    FirstScanTime: day,
    LastScanTime: day,
    ...over,
  };
}

/** An image in which a risk is ignored. */
export function riskImageRow(over: Partial<RiskImageRow> = {}): RiskImageRow {
  const { Uuid, InstanceId, RegionId, RepoNamespace, RepoName, Tag, Digest, RegistryName } = imageRow();
  return {
    ...{ Uuid, InstanceId, RegionId, RepoNamespace, RepoName, Tag, Digest, RegistryName },
    RiskLevel: 'medium',
    Status: 1,
    FirstScanTime: day,
    LastScanTime: day,
    Acceptance: { Scope: 'repository', Reason: 'Needs port 80', UserName: 'admin', Time: day },
    ...over,
  };
}
