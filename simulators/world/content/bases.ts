import type { Platform } from '../model.ts';
import { digestOf } from '../random.ts';
import { type BaseName, lineages, type Step } from './lineages.ts';

/** One layer of an image, before it is known in which format it is pushed. */
export interface Layer {
  readonly digest: string;
  readonly diffId: string;
  readonly size: number;
  /** Stays with who made it, and is fetched from there. */
  readonly foreign?: boolean;
}

/** What an image is built on: one release of a base, for one platform. */
export interface Base {
  readonly layers: readonly Layer[];
  /** The elements of a configuration's list, as JSON: thousands of images begin with the same. */
  readonly history: readonly string[];
  readonly env: readonly string[];
  readonly cmd: readonly string[];
  readonly size: number;
}

const month = 2_629_800_000;
const firstRelease = Date.UTC(2023, 0, 1);

/** Bases are built anew every month; which release somebody had who built at this time. */
export function releaseAt(time: number): number {
  return Math.max(0, Math.floor((time - firstRelease) / month));
}

const built = new Map<string, Base>();

/** One release of a base, always the same: whatever is built on it begins with its very layers. */
export function baseOf(name: BaseName, release: number, platform: Pick<Platform, 'os' | 'architecture'>): Base {
  const key = `${name} ${release} ${platform.os}/${platform.architecture}`;
  const known = built.get(key);
  if (known !== undefined) return known;
  const lineage = lineages[name](release);
  const below = lineage.on === undefined ? null : baseOf(lineage.on, release, platform);
  const created = new Date(firstRelease + release * month).toISOString();
  const layers = lineage.steps
    .filter(({ bytes }) => bytes > 0)
    .map(({ bytes }, position) => layerOf([key, position], bytes, lineage.foreign));
  const base: Base = {
    layers: [...(below?.layers ?? []), ...layers],
    history: [...(below?.history ?? []), ...lineage.steps.map((step) => historyOf(step, created))],
    env: [...(below?.env ?? []), ...lineage.env],
    cmd: lineage.cmd,
    size: (below?.size ?? 0) + bytesOf(layers),
  };
  built.set(key, base);
  return base;
}

/** A layer that is the same wherever the same parts are named. */
export function layerOf(parts: readonly (string | number)[], bytes: number, foreign = false): Layer {
  const digest = digestOf('layer', ...parts);
  const hex = digest.slice('sha256:'.length);
  // What it unpacks to has another digest: any that goes with this one alone.
  const layer = { digest, diffId: `sha256:${hex.slice(32)}${hex.slice(0, 32)}`, size: Math.round(bytes) };
  return foreign ? { ...layer, foreign } : layer;
}

/** An element of a configuration's history, as JSON. */
export function historyOf({ by, bytes }: Step, created: string): string {
  return `{"created":"${created}","created_by":${JSON.stringify(by)}${bytes > 0 ? '' : ',"empty_layer":true'}}`;
}

export function bytesOf(layers: readonly { readonly size: number }[]): number {
  return layers.reduce((sum, { size }) => sum + size, 0);
}
