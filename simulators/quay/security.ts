import type { Answer } from '../http/answer.ts';
import { type Finding, findingsOf } from '../world/findings.ts';
import type { FindingPlan, Scan } from '../world/model.ts';
import { apiError, json } from './answers.ts';
import type { Call } from './call.ts';
import { childSize, type Manifest, manifestNamed } from './manifests.ts';
import { repositoryIn } from './repositories.ts';

/** Where Clair is inside: nobody outside has to know. */
export const clairHost = 'clair.inside.example.test';
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

/** Quay passes on what its own HTTP client says, the inside host of its Clair with it. */
function unreachable(digest: string): string {
  const url = `/matcher/api/v1/vulnerability_report/${digest}`;
  const host = `host='${clairHost}', port=6060`;
  return `Connection error when trying to connect to security scanner endpoint: HTTPConnectionPool(${host}): Max retries exceeded with url: ${url} (Caused by NewConnectionError("HTTPConnection(${host}): Failed to establish a new connection: [Errno 111] Connection refused"))`;
}

export function getSecurity(call: Call): Answer {
  const { site, params } = call;
  const repository = repositoryIn(call);
  if ('status' in repository) return repository;
  const digest = params[1] ?? '';
  const manifest = manifestNamed(call, repository, digest);
  if (manifest === null) return apiError(404, 'Not Found', site.url());
  if (site.scanner === 'unreachable') return apiError(520, unreachable(digest), site.url());
  if (site.scanner === 'failing') return apiError(520, '', site.url());
  return json(securityBody(manifest, digest, site.world.scanOf(manifest.artifact)));
}
