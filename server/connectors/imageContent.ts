/** What an image is made of, as its manifests and configurations tell. Texts hold no control characters but tabs and line ends. */
export interface ImageContent {
  /** Of the manifest or the index that the image's digest names. */
  readonly mediaType: string;
  /** Bytes of layers and configurations: what a pull of all platforms fetches; null where a platform is not known. */
  readonly size: number | null;
  /** When it was built, of an index the newest of its platforms; ms since 1970; null where it does not say. */
  readonly createdAt: number | null;
  /** One for an image, at most 16 of an index, in its order. What BuildKit attests of them is none. */
  readonly platforms: readonly PlatformContent[];
  /** Named by the index, and not in the registry, as where a proxy cache fetched others only. */
  readonly absentPlatforms: readonly AbsentPlatform[];
  /** Further platforms of the index, which were not looked into. */
  readonly platformsLeftOut: number;
}

export interface AbsentPlatform {
  /** Its place among all of the index that were looked for, present ones too. */
  readonly position: number;
  /** '' where the index does not say. */
  readonly platform: string;
  readonly digest: string;
}

/** One image that runs. */
export interface PlatformContent {
  /** `os/architecture[/variant]`; '' where nothing tells it. */
  readonly platform: string;
  readonly digest: string;
  readonly mediaType: string;
  /** Bytes of its layers and its configuration. */
  readonly size: number;
  readonly createdAt: number | null;
  readonly author: string;
  /** By the annotations of its manifest; null where they name none. */
  readonly declaredBase: DeclaredBase | null;
  readonly config: RuntimeConfig;
  /** The lowest first. */
  readonly layers: readonly LayerContent[];
  /** How it was built, the first step first. It need not match the layers: builders leave parts out, or all of it. */
  readonly history: readonly HistoryStep[];
  /** Whether texts or lists of it were too long, and end earlier here. */
  readonly isShortened: boolean;
}

/** What a builder says that it built on; '' where it does not say. */
export interface DeclaredBase {
  readonly name: string;
  readonly digest: string;
}

/** How a container of it starts. */
export interface RuntimeConfig {
  readonly user: string;
  readonly env: readonly string[];
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly workingDir: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Such as `8080/tcp`. */
  readonly exposedPorts: readonly string[];
  readonly volumes: readonly string[];
  readonly stopSignal: string;
  /** Null where it has none. */
  readonly healthCheck: readonly string[] | null;
}

export interface LayerContent {
  readonly digest: string;
  /** Of what it unpacks to, by which bases are told; '' where the configuration does not say. */
  readonly diffId: string;
  readonly size: number;
  readonly mediaType: string;
}

export interface HistoryStep {
  readonly createdAt: number | null;
  readonly createdBy: string;
  readonly comment: string;
  /** It changed the configuration alone. */
  readonly isEmpty: boolean;
}
