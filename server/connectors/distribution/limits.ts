/** What we take from a registry of the distribution API, and how we ask. */
export const limits = {
  /** Hops from a blob to where it is stored; real ones have one or two. */
  redirects: 5,
  /** Platforms of one index that are looked into; real ones have a dozen. */
  platforms: 16,
  /** Entries of one index, attestations among them; more is no index of an image. */
  indexEntries: 1_000,
  /** No runtime takes more than 127. */
  layers: 1_000,
  platformsAtOnce: 4,
  /** Scopes that one token is asked to open: it goes out in a header, of which proxies take 8 kB. */
  scopesOfToken: 20,
  /** Scopes that are remembered, to be opened together. */
  scopesKept: 1_000,
  tokenLength: 16_384,
  /** Where the service does not say how long its token is good for (Docker's "Token Authentication Specification"), s. */
  tokenLifetime: 60,
  /** Of one text of a configuration; real commands come to a few thousand characters. */
  textLength: 16_384,
  /** Of all texts of a configuration together; real ones come to some ten thousand characters. */
  textsLength: 262_144,
  /** Of one list in a configuration: variables, labels, ports. */
  entries: 2_000,
} as const;
