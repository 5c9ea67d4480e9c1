/** What a simulated registry holds, free of any product's wire format. Times are ms since 1970, sizes bytes. */

export interface Project {
  readonly id: number;
  readonly name: string;
  readonly public: boolean;
  readonly createdAt: number;
  /** Names of the ordinary accounts that belong to it. */
  readonly members: readonly string[];
}

export interface Tag {
  readonly id: number;
  readonly name: string;
  readonly pushedAt: number;
}

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

export interface IndexChild {
  readonly id: number;
  readonly digest: string;
  readonly platform: Platform;
  /** The index names it, but it was never brought here. */
  readonly absent?: true;
}

/** A signature or the like that is attached to an artifact and never listed on its own. */
interface Accessory {
  readonly id: number;
  readonly artifactId: number;
  readonly digest: string;
  readonly size: number;
  readonly createdAt: number;
  /** How its tag ends where accessories stand beside their images; a signature's unless said. */
  readonly tagEnd?: 'sig' | 'att' | 'sbom';
  /** What Harbor calls it, and the icon that it shows; a cosign signature unless said. */
  readonly type?: string;
  readonly icon?: string;
}

export interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly createdAt: number;
}

export interface SeverityCounts {
  readonly critical: number;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  readonly negligible: number;
}

/** `Error` has no counts: a failed scan says nothing about the image. */
export type Scan =
  | { readonly status: 'Success'; readonly startedAt: number; readonly endedAt: number; readonly findings: FindingPlan }
  | { readonly status: 'Error' | 'Stopped'; readonly startedAt: number; readonly endedAt: number }
  | { readonly status: 'Pending'; readonly startedAt: number }
  | { readonly status: 'Running'; readonly startedAt: number };

/** How many findings a report has; the findings themselves are written out on demand (findings.ts). */
export interface FindingPlan {
  readonly seed: number;
  readonly counts: SeverityCounts;
  readonly fixable: number;
  /** The first of each severity are those of what the image is built on: of the counts, and of this seed. */
  readonly below?: Pick<FindingPlan, 'seed' | 'counts'>;
}

export interface Artifact {
  readonly id: number;
  readonly digest: string;
  readonly kind: 'IMAGE' | 'CHART' | 'WASM' | 'UNKNOWN';
  /** Of an artifact that is no image: the types of its configuration and of itself. Absent: those of its kind and format. */
  readonly types?: { readonly config: string; readonly artifact: string };
  /** Which family of media types its manifest has. */
  readonly format: 'oci' | 'docker';
  /** With manifests and configurations, as Harbor counts. */
  readonly size: number;
  /** Of its layers alone, as Quay counts; as its size unless given. */
  readonly layersSize?: number;
  readonly pushedAt: number;
  readonly pulledAt: number | null;
  readonly builtAt: number;
  readonly author: string;
  readonly platform: Platform;
  /** Newest first. */
  readonly tags: readonly Tag[];
  /** Not empty for a multi-architecture index. */
  readonly children: readonly IndexChild[];
  readonly accessories: readonly Accessory[];
  readonly labels: readonly Label[];
  readonly scan: Scan | null;
  /** What its digests stand for; absent where only its listing is known, as of a recorded server. */
  readonly content?: Content;
}

/** One row of the product: a tag on a digest, or an untagged digest. */
export interface ImageRow {
  readonly namespace: string;
  readonly repository: string;
  readonly digest: string;
  readonly tag: string;
}

export interface WrittenManifest {
  readonly mediaType: string;
  readonly body: string;
}

/** The bytes behind the digests of one artifact. */
export interface WrittenContent {
  readonly manifests: ReadonlyMap<string, WrittenManifest>;
  /** Configurations. What is in the layers, nobody asks for. */
  readonly blobs: ReadonlyMap<string, string>;
}

/** What a registry keeps of an artifact beside what it lists; written out anew whenever it is asked for. */
export interface Content {
  /** Of its manifests (its children's and accessories' too) and of their configurations. */
  readonly digests: readonly string[];
  readonly write: () => WrittenContent;
}
