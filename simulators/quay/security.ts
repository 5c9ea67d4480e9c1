import type { Answer } from '../http/answer.ts';
import { type Finding, findingsOf } from '../world/findings.ts';
import type { FindingPlan, Scan } from '../world/model.ts';
import { apiError, json } from './answers.ts';
import type { Call } from './call.ts';
import { childSize, type Manifest, manifestNamed } from './manifests.ts';
import { repositoryIn } from './repositories.ts';

/** Clair refuses what is larger; the limit is configurable, and a gigabyte leaves some images over it here. */
const largestScanned = 1_000_000_000;

function vulnerability({ id, severity, link, fixVersion, description, score }: Finding): object {
  return {
    Severity: `${severity.slice(0, 1).toUpperCase()}${severity.slice(1)}`,
    NamespaceName: 'debian/updater',
    Link: `${link} https://advisories.example.test/${id}`,
    FixedBy: fixVersion,
    Description: description,
    Name: `${id} on Debian`,
    Metadata: {
      UpdatedBy: 'debian/updater',
      RepoName: '',
      RepoLink: '',
      DistroName: 'Debian GNU/Linux',
      DistroVersion: '12',
      NVD: { CVSSv3: { Vectors: '', Score: score > 0 ? score : '' } },
    },
  };
}

function reportOf(digest: string, plan: FindingPlan): object {
  const byPackage = Map.groupBy(findingsOf(plan), (finding) => `${finding.package} ${finding.version}`);
  const features = [...byPackage.values()].map((findings) => ({
    Name: findings[0]?.package,
    VersionFormat: '',
    NamespaceName: '',
    AddedBy: digest,
    Version: findings[0]?.version,
    BaseScores: findings.map(({ score }) => score),
    CVEIds: findings.map(({ id }) => id),
    Vulnerabilities: findings.map(vulnerability),
  }));
  const clean = { Name: 'base-files', VersionFormat: '', NamespaceName: '', Version: '12.4', Vulnerabilities: [] };
  const Features = [clean, ...features];
  return { Layer: { Name: digest, ParentName: '', NamespaceName: '', IndexedByVersion: 4, Features } };
}

function sizeOf(manifest: Manifest): number {
  if (manifest.kind === 'signature') return manifest.size;
  return manifest.kind === 'child' ? childSize(manifest.artifact, manifest.child) : manifest.artifact.size;
}

function securityBody(manifest: Manifest, digest: string, scan: Scan | null): object {
  const { artifact, kind } = manifest;
  const isImage = artifact.kind === 'IMAGE' && kind !== 'signature';
  if (!isImage || (kind === 'artifact' && artifact.children.length > 0)) return { status: 'unsupported', data: null };
  if (sizeOf(manifest) > largestScanned) return { status: 'manifest_layer_too_large', data: null };
  if (scan?.status === 'Success') return { status: 'scanned', data: reportOf(digest, scan.findings) };
  return { status: scan?.status === 'Error' ? 'failed' : 'queued', data: null };
}

export function getSecurity(call: Call): Answer {
  const { site, params } = call;
  const repository = repositoryIn(call);
  if ('status' in repository) return repository;
  const digest = params[1] ?? '';
  const manifest = manifestNamed(call, repository, digest);
  if (manifest === null) return apiError(404, 'Not Found', site.url());
  if (site.scanner === 'unreachable') return apiError(520, 'Could not reach the security scanner', site.url());
  return json(securityBody(manifest, digest, site.world.scanOf(manifest.artifact)));
}
