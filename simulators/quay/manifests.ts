import type { Answer } from '../http/answer.ts';
import { attestationLayer, chartConfig, mediaTypes, signatureLayer } from '../world/content/mediaTypes.ts';
import type { Artifact, IndexChild } from '../world/model.ts';
import { digestOf } from '../world/random.ts';
import type { Repository } from '../world/repository.ts';
import { apiError, json } from './answers.ts';
import type { Call } from './call.ts';
import { repositoryIn } from './repositories.ts';
import { mailTime } from './times.ts';
import { writtenBody } from './writtenManifests.ts';

const layerType = mediaTypes.oci.layer;

/** What a digest of a repository names. */
export type Manifest =
  | { readonly kind: 'artifact'; readonly artifact: Artifact }
  | { readonly kind: 'child'; readonly artifact: Artifact; readonly child: IndexChild }
  | { readonly kind: 'signature'; readonly artifact: Artifact; readonly digest: string; readonly size: number };

export function manifestNamed({ site }: Call, repository: Repository, digest: string): Manifest | null {
  for (const artifact of site.world.artifactsOf(repository)) {
    if (artifact.digest === digest) return { kind: 'artifact', artifact };
    const child = artifact.children.find((one) => one.digest === digest);
    if (child !== undefined) return { kind: 'child', artifact, child };
    const signature = artifact.accessories.find((one) => one.digest === digest);
    if (signature !== undefined) return { kind: 'signature', artifact, digest, size: signature.size };
  }
  return null;
}

/** The first child takes what does not divide, so that the parts make the whole. */
export function childSize({ size, children }: Artifact, child: IndexChild): number {
  const share = Math.floor(size / children.length);
  return child === children[0] ? size - share * (children.length - 1) : share;
}

function listBody({ digest, format, children }: Artifact): object {
  const types = mediaTypes[format];
  const manifests = children.map(({ digest: childDigest, platform }) => ({
    mediaType: types.manifest,
    digest: childDigest,
    size: 528,
    platform,
  }));
  return {
    digest,
    is_manifest_list: true,
    manifest_data: JSON.stringify({ schemaVersion: 2, mediaType: types.index, manifests }),
    config_media_type: null,
    layers_compressed_size: 0,
    layers: null,
  };
}

interface ImageFacts {
  readonly digest: string;
  readonly size: number;
  readonly config: string;
  readonly layer: string;
}

function imageBody({ format, builtAt }: Artifact, { digest, size, config, layer }: ImageFacts): object {
  const base = Math.floor(size * 0.6);
  // An image from scratch has no layers at all.
  const blobs = (size === 0 ? [] : [base, size - base]).map((bytes, index) => ({
    bytes,
    digest: digestOf(digest, 'layer', index),
  }));
  const data = {
    schemaVersion: 2,
    mediaType: mediaTypes[format].manifest,
    config: { mediaType: config, digest: digestOf(digest, 'config'), size: 1469 },
    layers: blobs.map((blob) => ({ mediaType: layer, size: blob.bytes, digest: blob.digest })),
  };
  return {
    digest,
    is_manifest_list: false,
    manifest_data: JSON.stringify(data),
    config_media_type: config,
    layers_compressed_size: size,
    layers: blobs.map((blob, index) => ({
      index,
      compressed_size: blob.bytes,
      is_remote: false,
      urls: null,
      command: index === 0 ? ['ADD file:rootfs in /'] : null,
      comment: null,
      author: null,
      blob_digest: blob.digest,
      // The base image is older than what was put on it.
      created_datetime: mailTime(index === 0 ? builtAt - 86_400_000 : builtAt),
    })),
  };
}

function bodyOf(manifest: Manifest): object {
  const { artifact } = manifest;
  const { config } = mediaTypes[artifact.format];
  switch (manifest.kind) {
    case 'signature': {
      const { digest, size } = manifest;
      return imageBody(artifact, { digest, size, config, layer: signatureLayer });
    }
    case 'child': {
      const size = childSize(artifact, manifest.child);
      const layer = manifest.child.platform.os === 'unknown' ? attestationLayer : layerType;
      return imageBody(artifact, { digest: manifest.child.digest, size, config, layer });
    }
    case 'artifact': {
      if (artifact.children.length > 0) return listBody(artifact);
      const { digest, size, kind } = artifact;
      return imageBody(artifact, { digest, size, config: kind === 'CHART' ? chartConfig : config, layer: layerType });
    }
  }
}

export function getManifest(call: Call): Answer {
  const repository = repositoryIn(call);
  if ('status' in repository) return repository;
  const digest = call.params[1] ?? '';
  const manifest = manifestNamed(call, repository, digest);
  if (manifest === null || (manifest.kind === 'child' && manifest.child.absent)) {
    return apiError(404, 'Not Found', call.site.url());
  }
  return json(writtenBody(manifest.artifact, digest) ?? bodyOf(manifest));
}
