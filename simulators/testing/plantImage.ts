import { layerOf } from '../world/content/bases.ts';
import { written } from '../world/content/content.ts';
import { mediaTypes } from '../world/content/mediaTypes.ts';
import type { Artifact } from '../world/model.ts';
import { fixedSource } from '../world/repository.ts';
import type { World } from '../world/world.ts';

/** An image whose configuration is given to the letter. */
interface PlantedImage {
  readonly project: string;
  readonly repository: string;
  readonly tag: string;
  /** `config` of the image’s configuration. */
  readonly config: object;
  /** Each step with whether it made a layer. */
  readonly history: readonly { readonly created_by: string; readonly empty_layer?: true }[];
  /** Default now. */
  readonly builtAt?: number;
}

const firstPlantedId = 200_000_000;

/** Puts an image into a repository of its own; returns its digest. */
export function plantImage(
  world: World,
  { project, repository, tag, config, history, builtAt = Date.now() }: PlantedImage,
): string {
  const id = firstPlantedId + world.repositoryCount;
  const made = history.filter(({ empty_layer }) => empty_layer === undefined);
  const layers = made.map(({ created_by }) => layerOf([project, repository, created_by], 1_000));
  const platform = { os: 'linux', architecture: 'amd64' };
  const created = new Date(builtAt).toISOString();
  const { digest, content } = written((writer) => {
    const body = {
      created,
      ...platform,
      config,
      rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
      history: history.map((step) => ({ created, ...step })),
    };
    const manifest = writer.manifest(mediaTypes.oci.manifest, {
      config: writer.config(mediaTypes.oci.config, body),
      layers: layers.map(({ digest: layer, size }) => ({ mediaType: mediaTypes.oci.layer, digest: layer, size })),
    });
    return { digest: manifest.digest };
  });
  const artifact: Artifact = {
    id,
    digest,
    kind: 'IMAGE',
    format: 'oci',
    size: 1_000 * layers.length,
    pushedAt: builtAt,
    pulledAt: null,
    builtAt,
    author: '',
    platform,
    tags: [{ id, name: tag, pushedAt: builtAt }],
    children: [],
    accessories: [],
    labels: [],
    scan: null,
    content,
  };
  const place = world.addProject({ name: project, public: true, createdAt: builtAt });
  world.addRepository(place, { name: repository, createdAt: builtAt }, fixedSource([artifact]));
  return digest;
}
