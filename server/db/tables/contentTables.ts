import type { Generated } from 'kysely';

/** The tables of what is inside of images. Digests are bytes, times ms since 1970; `uses` are kept true by triggers. */
export interface ContentTables {
  texts: TextsTable;
  layers: LayersTable;
  contents: ContentsTable;
  digest_platforms: DigestPlatformsTable;
  layer_images: LayerImagesTable;
}

/** Commands, labels and configurations, each once. */
interface TextsTable {
  id: Generated<number>;
  /** The first half of its SHA-256. */
  hash: Uint8Array;
  text: string;
  /** By how many contents it is named. */
  uses: Generated<number>;
}

/** A layer as a configuration and its manifest describe it: who lies about one describes another. */
interface LayersTable {
  id: Generated<number>;
  /** The first half of the SHA-256 of all that it is. */
  hash: Uint8Array;
  digest: Uint8Array;
  /** Empty where the configuration does not say. */
  diff_id: Uint8Array;
  size: number;
  /** In how many contents it is. */
  uses: Generated<number>;
}

/** One image that runs, by the digest of its manifest. What may be a secret is masked. */
interface ContentsTable {
  id: Generated<number>;
  digest: Uint8Array;
  /** Bytes of its layers and its configuration. */
  size: number;
  created_at: number | null;
  /** A `StoredConfiguration` in `texts`. */
  config_id: number;
  /** Of its labels in `texts`, each a name and a value in JSON, then of the base that its manifest names, an object; a JSON list. */
  labels: string;
  /** Of its layers, the lowest first; a JSON list. */
  layers: string;
  /** Of the commands in `texts` that made it, the first one first, negative where one made no layer; a JSON list. */
  steps: string;
  /** When each step was taken, s since 1970 and then since the one before; null where it does not say. A JSON list. */
  step_times: string;
  /** 1 where some of its texts or lists were too long. */
  is_shortened: number;
  chain_id: number | null;
  /** A list of `StoredFinding`, JSON; null until it was inspected. */
  risks: Generated<string | null>;
  /** How often it is in `digest_platforms`. */
  uses: Generated<number>;
}

/** The images that run of what a digest names: itself, or the platforms of an index in its order. */
interface DigestPlatformsTable {
  digest: Uint8Array;
  position: number;
  /** As the index has it; '' where nothing tells it. */
  platform: string;
  /** The manifest of a platform of an index; null where it is the digest itself. */
  child: Uint8Array | null;
  /** Null where no registry had it. */
  content_id: number | null;
}

/** In how many digests of a registry a layer is, of those that were looked into; kept true by triggers. */
interface LayerImagesTable {
  layer_id: number;
  registry_id: number;
  images: number;
}
