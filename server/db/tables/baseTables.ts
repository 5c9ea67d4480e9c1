import type { Generated } from 'kysely';

/** The tables of what images are built on. Flags are 0 or 1. */
export interface BaseTables {
  chains: ChainsTable;
  bases: BasesTable;
  base_chains_due: BaseChainsDueTable;
  base_digests_due: BaseDigestsDueTable;
}

/** A beginning of the layers of images, by what they unpack to: a node of the trie of all. */
interface ChainsTable {
  id: Generated<number>;
  /** Without its last layer; null of one. */
  parent_id: number | null;
  /** As `chainKeys` makes it. */
  key: Uint8Array;
  /** How many chains, contents and bases name it; kept true by triggers. */
  uses: Generated<number>;
}

/** What images of one registry are built on: the name of a chain, as they would call it. */
export interface BasesTable {
  id: Generated<number>;
  chain_id: number;
  /** Of the images. */
  image_registry_id: number;
  /** Its own registry, and how that was called last. */
  registry_id: number;
  registry_name: string;
  repository_id: number;
  namespace: string;
  repository_name: string;
  /** The last that is known; '' where it never had one. */
  tag: string;
  digest: string;
  platform: string;
  /** Its row in `images`; null once it is gone. */
  uuid: string | null;
  /** Its tag names another digest. */
  outdated: number;
  /** A newer tag with fewer vulnerabilities. */
  newer_uuid: string | null;
  /** Which digests and reports the counts of its images were made of. */
  counted: Generated<string>;
  /** Of its images; kept true by triggers. */
  images: Generated<number>;
  inherited_critical: Generated<number>;
  inherited_high: Generated<number>;
  inherited_medium: Generated<number>;
  inherited_low: Generated<number>;
  inherited_unknown: Generated<number>;
  /** Images of which it is not known what they inherit. */
  unknown_images: Generated<number>;
  cleared: Generated<number>;
}

/** Chains of which it has to be seen anew which images have them, and what is built on these. */
interface BaseChainsDueTable {
  chain_id: number;
  /** How often that was noted: more than when the work began means that it begins anew. */
  version: Generated<number>;
  /** 1 where an image came that has it, since it was last looked at. */
  is_new: Generated<number>;
}

/** Digests of registries whose base has to be looked for anew. */
interface BaseDigestsDueTable {
  digest_id: number;
  version: Generated<number>;
}
