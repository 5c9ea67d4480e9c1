import type { Artifact, IndexChild, Platform } from '../model.ts';
import type { Hygiene } from '../scans.ts';
import { type Base, baseOf, bytesOf, historyOf, type Layer, layerOf, releaseAt } from './bases.ts';
import type { BuildStyle, Instruction } from './buildStyle.ts';
import type { ContentWriter, Descriptor } from './content.ts';
import { attestationLayer, mediaTypes, zstdLayer } from './mediaTypes.ts';

/** One build of a repository's Dockerfile; the same build always writes the same bytes. */
export interface Build {
  readonly fullName: string;
  readonly style: BuildStyle;
  /** Counted from the oldest. */
  readonly ordinal: number;
  readonly version: string;
  readonly builtAt: number;
  readonly author: string;
  readonly format: Artifact['format'];
  readonly hygiene: Hygiene;
  /** Of what it puts upon its base, about. */
  readonly ownBytes: number;
}

/** What was written of one image. */
export interface WrittenImage {
  readonly manifest: Descriptor;
  /** Of layers, configuration and manifest. */
  readonly size: number;
  readonly layersSize: number;
}

/** Who does not look after images builds on old bases. */
const monthsBehind: Readonly<Record<Hygiene, number>> = { kept: 0, average: 3, neglected: 14 };
const smallestLayer = 96;

/** Which release of its base a build is made on. */
export function releaseOf({ style, hygiene, builtAt }: Pick<Build, 'style' | 'hygiene' | 'builtAt'>): number {
  const behind = style.isBase ? 0 : monthsBehind[hygiene];
  return Math.max(0, releaseAt(builtAt) - behind);
}

export function writeImage(writer: ContentWriter, build: Build, platform: Platform): WrittenImage {
  const { style, format } = build;
  const base = baseOf(style.base, releaseOf(build), platform);
  const made = style.instructions.map((instruction, position) => ({
    by: instruction.by,
    layer: instruction.share > 0 ? layerFor(build, platform, instruction, position) : null,
  }));
  const layers = [...base.layers, ...made.flatMap(({ layer }) => layer ?? [])];
  const created = new Date(build.builtAt).toISOString();
  const history = [
    ...base.history,
    ...made.map(({ by, layer }) => historyOf({ by, bytes: layer?.size ?? 0 }, created)),
  ];
  const facts = JSON.stringify({
    created,
    ...(build.author === '' ? {} : { author: build.author }),
    ...platform,
    ...(platform.os === 'windows' ? { 'os.version': '10.0.20348.2700' } : {}),
    config: runtimeOf(build, base),
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
  });
  const told = style.squashed ? history.slice(-1) : history;
  const config = writer.config(mediaTypes[format].config, `${facts.slice(0, -1)},"history":[${told.join(',')}]}`);
  const manifest = writer.manifest(mediaTypes[format].manifest, {
    config,
    layers: layers.map((layer) => descriptorOf(layer, build)),
  });
  const layersSize = bytesOf(layers);
  return { manifest, layersSize, size: layersSize + config.size + manifest.size };
}

function layerFor(
  { fullName, ordinal, ownBytes }: Build,
  { architecture }: Platform,
  { share, keptFor }: Instruction,
  position: number,
): Layer {
  const age = Math.floor(ordinal / keptFor);
  const layer = layerOf([fullName, architecture, position, age], share * ownBytes);
  // No two builds come out alike: up to a tenth more or less, told by the digest.
  const drift = 0.9 + Number.parseInt(layer.digest.slice(7, 11), 16) / 0xffff / 5;
  return { ...layer, size: Math.max(smallestLayer, Math.round(layer.size * drift)) };
}

function runtimeOf({ style, version }: Build, base: Base): object {
  const { user, ports, env, entrypoint, cmd, labels, healthCheck } = style;
  return {
    ...(user === '' ? {} : { User: user }),
    ...(ports.length === 0 ? {} : { ExposedPorts: Object.fromEntries(ports.map((port) => [port, {}])) }),
    Env: [...base.env, ...env],
    ...(entrypoint.length === 0 ? {} : { Entrypoint: entrypoint }),
    Cmd: cmd.length === 0 ? base.cmd : cmd,
    ...(healthCheck
      ? { Healthcheck: { Test: ['CMD', 'wget', '-qO-', 'http://127.0.0.1/healthz'], Interval: 30_000_000_000 } }
      : {}),
    Labels: { ...labels, 'org.opencontainers.image.version': version },
  };
}

function descriptorOf({ digest, size, foreign }: Layer, { format, style }: Build): Descriptor & { urls?: string[] } {
  const types = mediaTypes[format];
  if (foreign) {
    return {
      mediaType: types.foreignLayer,
      size,
      digest,
      urls: [`https://mcr.example.test/v2/windows/blobs/${digest}`],
    };
  }
  const isZstd = format === 'oci' && style.compression === 'zstd';
  return { mediaType: isZstd ? zstdLayer : types.layer, size, digest };
}

/** What was written of an image for several platforms. */
interface WrittenIndex extends WrittenImage {
  readonly children: readonly Omit<IndexChild, 'id'>[];
}

/** `attested`: BuildKit puts what it knows of each build beside it. */
export function writeIndex(
  writer: ContentWriter,
  build: Build,
  platforms: readonly Platform[],
  attested: boolean,
): WrittenIndex {
  const images = platforms.map((platform) => ({ platform, ...writeImage(writer, build, platform) }));
  const attestations = attested ? images.map(({ manifest }) => writeAttestation(writer, manifest)) : [];
  const unknown = { os: 'unknown', architecture: 'unknown' };
  const entries = [
    ...images.map(({ manifest, platform }) => ({ ...manifest, platform })),
    ...attestations.map(({ manifest, of }) => ({
      ...manifest,
      annotations: { 'vnd.docker.reference.digest': of, 'vnd.docker.reference.type': 'attestation-manifest' },
      platform: unknown,
    })),
  ];
  const manifest = writer.manifest(mediaTypes[build.format].index, { manifests: entries });
  return {
    manifest,
    size: bytesOf(images) + bytesOf(attestations) + manifest.size,
    layersSize: images.reduce((sum, image) => sum + image.layersSize, 0),
    children: entries.map(({ digest, platform }) => ({ digest, platform })),
  };
}

function writeAttestation(writer: ContentWriter, of: Descriptor): WrittenImage & { readonly of: string } {
  const { digest, diffId, size } = layerOf(['attestation', of.digest], 12_000);
  const config = writer.config(mediaTypes.oci.config, {
    architecture: 'unknown',
    os: 'unknown',
    config: {},
    rootfs: { type: 'layers', diff_ids: [diffId] },
  });
  const annotations = { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v0.2' };
  const layers = [{ mediaType: attestationLayer, digest, size, annotations }];
  const manifest = writer.manifest(mediaTypes.oci.manifest, { config, layers });
  return { manifest, layersSize: size, size: size + config.size + manifest.size, of: of.digest };
}
