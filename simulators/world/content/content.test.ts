import { expect, it } from 'vitest';
import { createWorld } from '../createWorld.ts';
import type { Artifact } from '../model.ts';
import type { World } from '../world.ts';
import { sha256 } from './content.ts';
import { attestationLayer, mediaTypes, zstdLayer } from './mediaTypes.ts';

const world = createWorld({ images: 4000 });

function artifactsOf(of: World): Artifact[] {
  return [...of.repositories].flatMap((repository) => of.artifactsOf(repository));
}

function bodiesOf({ content }: Artifact): { manifests: string[]; blobs: string[] } {
  const { manifests, blobs } = content?.write() ?? expect.fail('nothing is known of it but its listing');
  return { manifests: [...manifests.values()].map(({ body }) => body), blobs: [...blobs.values()] };
}

interface Config {
  readonly config: { readonly User?: string; readonly Env?: readonly string[] };
  readonly rootfs: { readonly diff_ids: readonly string[] };
  readonly history: readonly { readonly created_by: string; readonly empty_layer?: boolean }[];
}

it('every digest is the one of what is behind it, whatever changed since', () => {
  world.addImages(3);
  world.addTag({ repository: 'payments/checkout-api', tag: 'by-hand' });
  for (const artifact of artifactsOf(world)) {
    const { manifests, blobs } = artifact.content?.write() ?? expect.fail(artifact.digest);
    expect(manifests.has(artifact.digest)).toBe(true);
    for (const { digest } of [...artifact.children, ...artifact.accessories]) expect(manifests.has(digest)).toBe(true);
    for (const [digest, { body }] of manifests) expect(sha256(body)).toBe(digest);
    for (const [digest, body] of blobs) expect(sha256(body)).toBe(digest);
    expect([...manifests.keys(), ...blobs.keys()].sort()).toEqual([...(artifact.content?.digests ?? [])].sort());
  }
});

it('no two images of a repository are the same', () => {
  for (const repository of world.repositories) {
    const digests = world.artifactsOf(repository).map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(digests.length);
  }
});

it('images are built on bases that others are built on too, some of them in the same registry', () => {
  const lineages = artifactsOf(world)
    .filter(({ kind, children }) => kind === 'IMAGE' && children.length === 0)
    .map((artifact) => (JSON.parse(bodiesOf(artifact).blobs[0] ?? '') as Config).rootfs.diff_ids);
  const firsts = new Map<string, number>();
  for (const [first = ''] of lineages) firsts.set(first, (firsts.get(first) ?? 0) + 1);
  expect([...firsts.values()].filter((count) => count > 5).length).toBeGreaterThan(5);
  const node = world.repositoryNamed('library/node') ?? expect.fail();
  const base = world.artifactsOf(node).map((artifact) => JSON.parse(bodiesOf(artifact).blobs[0] ?? '') as Config);
  const onNode = lineages.filter((lineage) =>
    base.some(
      ({ rootfs }) => rootfs.diff_ids.length < lineage.length && rootfs.diff_ids.every((id, n) => lineage[n] === id),
    ),
  );
  expect(onNode.length).toBeGreaterThan(3);
});

it('there is every kind of content that a reader has to do with', () => {
  const all = artifactsOf(world).map((artifact) => ({ artifact, ...bodiesOf(artifact) }));
  const holds = (text: string) => all.some(({ manifests }) => manifests.some((body) => body.includes(text)));
  expect([zstdLayer, attestationLayer, mediaTypes.docker.layer, mediaTypes.oci.layer].map(holds)).not.toContain(false);
  expect(holds(mediaTypes.docker.foreignLayer) || holds(mediaTypes.oci.foreignLayer)).toBe(true);
  const configs = all
    .filter(({ artifact }) => artifact.kind === 'IMAGE' && artifact.accessories.length === 0)
    .flatMap(({ blobs }) => blobs.map((body) => JSON.parse(body) as Config))
    .filter(({ history }) => history !== undefined);
  const told = ({ history }: Config) => history.filter(({ empty_layer }) => !empty_layer).length;
  expect(configs.some((config) => told(config) < config.rootfs.diff_ids.length)).toBe(true);
  expect(configs.some(({ config }) => config.Env?.some((one) => one.startsWith('DB_PASSWORD=')))).toBe(true);
  expect(configs.some(({ config }) => config.User !== undefined)).toBe(true);
  expect(configs.some(({ config }) => config.User === undefined)).toBe(true);
  expect(configs.some(({ history }) => history.some(({ created_by }) => created_by.includes('| sh')))).toBe(true);
});
