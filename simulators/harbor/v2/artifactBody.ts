import type { Artifact, Tag } from '../../world/model.ts';
import type { Repository } from '../../world/repository.ts';
import { isoTime } from '../time.ts';
import type { Call } from './endpoint.ts';
import { scanOverview } from './scanOverview.ts';

const mediaTypes = {
  oci: {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    index: 'application/vnd.oci.image.index.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
  },
  docker: {
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    index: 'application/vnd.docker.distribution.manifest.list.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
  },
} as const;
const chartConfig = 'application/vnd.cncf.helm.config.v1+json';
/** Digests of the icons that come with Harbor. */
const icons = {
  IMAGE: 'sha256:0048162a053eef4d4ce3fe7518615bef084403614f8bca43b40ae2e762e11e06',
  CHART: 'sha256:61cf3a178ff0f75bf08a25d96b75cf7355dc197749a9f128ed3ef34b0df05518',
  signature: 'sha256:20401d5b3a0f6dbc607c8d732eb08471af4ae6b19811a4efce8c6a724aed2882',
} as const;

function additionLinks(artifact: Artifact, repository: Repository): object {
  const index = artifact.children.length > 0;
  const image = index ? ['vulnerabilities'] : ['build_history', 'vulnerabilities'];
  const names = artifact.kind === 'CHART' ? ['dependencies', 'readme.md', 'values.yaml'] : image;
  const name = repository.name.replaceAll('/', '%252F');
  const base = `/api/v2.0/projects/${repository.project.name}/repositories/${name}/artifacts/${artifact.digest}/additions`;
  return Object.fromEntries(names.map((addition) => [addition, { absolute: false, href: `${base}/${addition}` }]));
}

function extraAttributes({ facts }: Call, artifact: Artifact, repository: Repository): { extra_attrs?: object } {
  if (artifact.children.length > 0) return {};
  const short = repository.name.split('/').at(-1) ?? '';
  const version = artifact.tags.at(-1)?.name ?? '';
  if (artifact.kind === 'CHART') {
    const chart = { apiVersion: 'v2', appVersion: '1.0', description: 'Helm chart', name: short, version };
    return { extra_attrs: chart };
  }
  const { os, architecture } = artifact.platform;
  const config = {
    Cmd: [`/usr/bin/${short}`],
    Env: ['PATH=/usr/local/sbin:/usr/bin:/bin'],
    Labels: { 'org.opencontainers.image.version': version },
  };
  const base = { architecture, author: artifact.author, created: new Date(artifact.builtAt).toISOString(), os };
  return { extra_attrs: facts.legacyHalf ? base : { ...base, config } };
}

export function tagBody({ facts }: Call, tag: Tag, artifact: Artifact, repository: Repository): object {
  return {
    artifact_id: artifact.id,
    id: tag.id,
    immutable: false,
    name: tag.name,
    pull_time: isoTime(artifact.pulledAt),
    push_time: isoTime(tag.pushedAt),
    repository_id: repository.id,
    ...(facts.legacyHalf ? { signed: false } : {}),
  };
}

function references(artifact: Artifact): object[] | null {
  if (artifact.children.length === 0) return null;
  return artifact.children.map((child) => ({
    child_digest: child.digest,
    child_id: child.id,
    parent_id: artifact.id,
    platform: { OsFeatures: null, ...child.platform },
    urls: null,
  }));
}

function accessories(artifact: Artifact, repository: Repository): object[] | null {
  if (artifact.accessories.length === 0) return null;
  return artifact.accessories.map((accessory) => ({
    artifact_id: accessory.artifactId,
    creation_time: isoTime(accessory.createdAt),
    digest: accessory.digest,
    icon: icons.signature,
    id: accessory.id,
    size: accessory.size,
    subject_artifact_digest: artifact.digest,
    subject_artifact_id: artifact.id,
    subject_artifact_repo: repository.fullName,
    type: 'signature.cosign',
  }));
}

function labels({ at }: Call, artifact: Artifact): object[] | null {
  if (at.query.get('with_label') !== 'true' || artifact.labels.length === 0) return null;
  return artifact.labels.map(({ id, name, color, createdAt }) => {
    const time = isoTime(createdAt);
    return { color, creation_time: time, id, name, scope: 'g', update_time: time };
  });
}

/** One artifact as the query asks for it: tags come unless refused, the scan overview only when asked for. */
export function artifactBody(call: Call, artifact: Artifact, repository: Repository): object {
  const { at, facts } = call;
  const types = mediaTypes[artifact.format];
  const index = artifact.children.length > 0;
  const withTags = at.query.get('with_tag') !== 'false' && artifact.tags.length > 0;
  return {
    ...(facts.legacyHalf ? {} : { accessories: accessories(artifact, repository) }),
    addition_links: additionLinks(artifact, repository),
    digest: artifact.digest,
    ...extraAttributes(call, artifact, repository),
    ...(facts.legacyHalf ? {} : { icon: icons[artifact.kind] }),
    id: artifact.id,
    labels: labels(call, artifact),
    manifest_media_type: index ? types.index : types.manifest,
    media_type: index ? types.index : artifact.kind === 'CHART' ? chartConfig : types.config,
    project_id: repository.project.id,
    pull_time: isoTime(artifact.pulledAt),
    push_time: isoTime(artifact.pushedAt),
    references: references(artifact),
    repository_id: repository.id,
    ...(at.query.get('with_scan_overview') === 'true' ? scanOverview(call, artifact) : {}),
    size: artifact.size,
    tags: withTags ? artifact.tags.map((tag) => tagBody(call, tag, artifact, repository)) : null,
    type: artifact.kind,
  };
}
