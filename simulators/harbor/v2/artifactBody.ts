import { chartConfig, mediaTypes } from '../../world/content/mediaTypes.ts';
import type { Artifact, Tag } from '../../world/model.ts';
import type { Repository } from '../../world/repository.ts';
import { isoTime } from '../time.ts';
import type { Call } from './endpoint.ts';
import { scanOverview } from './scanOverview.ts';

/** Digests of the icons that come with Harbor. */
const icons = {
  IMAGE: 'sha256:0048162a053eef4d4ce3fe7518615bef084403614f8bca43b40ae2e762e11e06',
  CHART: 'sha256:61cf3a178ff0f75bf08a25d96b75cf7355dc197749a9f128ed3ef34b0df05518',
  WASM: 'sha256:badd7693bcaf115be202748241dd0ea6ee3b0524bfab9ac22d1e1c43721afec6',
  UNKNOWN: 'sha256:da834479c923584f4cbcdecc0dac61f32bef1d51e8aae598cf16bd154efab49f',
  signature: 'sha256:20401d5b3a0f6dbc607c8d732eb08471af4ae6b19811a4efce8c6a724aed2882',
} as const;

const additions = {
  CHART: ['dependencies', 'readme.md', 'values.yaml'],
  WASM: ['build_history'],
  UNKNOWN: [],
} as const;

function additionLinks({ facts }: Call, artifact: Artifact, repository: Repository): { addition_links?: object } {
  const index = artifact.children.length > 0;
  const image = [...(index ? [] : ['build_history']), ...(facts.newest ? ['sboms'] : []), 'vulnerabilities'];
  const names: readonly string[] = artifact.kind === 'IMAGE' ? image : additions[artifact.kind];
  if (names.length === 0) return {};
  const name = repository.name.replaceAll('/', '%252F');
  const base = `/api/v2.0/projects/${repository.project.name}/repositories/${name}/artifacts/${artifact.digest}/additions`;
  const links = names.map((addition) => [addition, { absolute: false, href: `${base}/${addition}` }]);
  return { addition_links: Object.fromEntries(links) };
}

const wasmAttributes = {
  'manifest.config.mediaType': 'application/vnd.wasm.config.v1+json',
  'manifest.layers.mediaType': 'application/vnd.wasm.content.layer.v1+wasm',
  'org.opencontainers.image.title': '',
};

function extraAttributes({ facts }: Call, artifact: Artifact, repository: Repository): { extra_attrs?: object } {
  if (artifact.children.length > 0 || artifact.kind === 'UNKNOWN') return {};
  if (artifact.kind === 'WASM') return { extra_attrs: wasmAttributes };
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
    icon: accessory.icon ?? icons.signature,
    id: accessory.id,
    size: accessory.size,
    subject_artifact_digest: artifact.digest,
    subject_artifact_id: artifact.id,
    subject_artifact_repo: repository.fullName,
    type: accessory.type ?? 'signature.cosign',
  }));
}

function labels({ at }: Call, artifact: Artifact): object[] | null {
  if (at.query.get('with_label') !== 'true' || artifact.labels.length === 0) return null;
  return artifact.labels.map(({ id, name, color, createdAt }) => {
    const time = isoTime(createdAt);
    return { color, creation_time: time, id, name, scope: 'g', update_time: time };
  });
}

function configTypeOf({ types, kind, format }: Artifact): string {
  return types?.config ?? (kind === 'CHART' ? chartConfig : mediaTypes[format].config);
}

/** One artifact as the query asks for it: tags come unless refused, the scan overview only when asked for. */
export function artifactBody(call: Call, artifact: Artifact, repository: Repository): object {
  const { at, facts } = call;
  const types = mediaTypes[artifact.format];
  const index = artifact.children.length > 0;
  const withTags = at.query.get('with_tag') !== 'false' && artifact.tags.length > 0;
  return {
    ...(facts.legacyHalf ? {} : { accessories: accessories(artifact, repository) }),
    ...additionLinks(call, artifact, repository),
    ...(facts.newest && !index ? { artifact_type: artifact.types?.artifact ?? configTypeOf(artifact) } : {}),
    digest: artifact.digest,
    ...extraAttributes(call, artifact, repository),
    ...(facts.legacyHalf ? {} : { icon: icons[artifact.kind] }),
    id: artifact.id,
    labels: labels(call, artifact),
    manifest_media_type: index ? types.index : types.manifest,
    media_type: index ? types.index : configTypeOf(artifact),
    project_id: repository.project.id,
    pull_time: isoTime(artifact.pulledAt),
    push_time: isoTime(artifact.pushedAt),
    references: references(artifact),
    repository_id: repository.id,
    ...(facts.newest ? { repository_name: repository.fullName } : {}),
    ...(at.query.get('with_scan_overview') === 'true' ? scanOverview(call, artifact) : {}),
    size: artifact.size,
    tags: withTags ? artifact.tags.map((tag) => tagBody(call, tag, artifact, repository)) : null,
    type: artifact.kind,
  };
}
