const criteria = 20;
const searchText = 256;
const password = 4096;
const quayRows = 100;

/** Every limit that both sides must agree on, stated once. */
export const limits = {
  /** Images taken in per hour; 0 on the wire means unlimited. */
  transPerHour: { min: 1, max: 100_000, default: 10, unlimited: 0 },
  /** The choices the form offers; any whole number within the limits may be typed instead. */
  transPerHourOptions: [10, 20, 30, 50, 100, 200, 500],
  /** Hours between two listings of a registry. */
  syncHours: { min: 1, max: 168 },
  /** Rows up to which the console wants a list counted. */
  countLimit: 10_000,
  /** By how many criteria a list is narrowed at once, what a page adds unseen among them. */
  criteria,
  page: { sizes: [20, 50, 100], defaultSize: 20, maxSize: 100 },
  /** A password of somebody here: long enough to resist guessing, short enough to hash at once. */
  adminPassword: { min: 12, max: 128 },
  text: {
    registryName: 128,
    domainName: 253,
    /** A domain name, and a port. */
    hostAndPort: 253 + 6,
    userName: 255,
    /** `os/architecture[/variant]`, or a digest. */
    platform: 128,
    password,
    searchText,
    /** Why something was accepted. */
    reason: 1024,
    /** Ids and names, comma-separated. */
    list: 8192,
    /** JSON text of the most criteria, each as long as it may be; JSON writes some signs with six. */
    criteria: criteria * (6 * searchText + 96),
    /** JSON text of the most Quay rows, each as long as it may be. */
    extraRows: quayRows * (255 + password + 96),
  },
  /**
   * Bytes of a request's line and headers. A page's address holds its filters, and percent-encoding makes nine of one sign: the
   * longest filter, and as much again as others allow for everything.
   */
  headerBytes: criteria * (9 * searchText + 32) + 16_384,
  /** How deep and how rich any JSON is that a caller sends: far above any request of ours. */
  json: { depth: 16, values: 10_000 },
  /** Wrong fields that an answer names. */
  issues: 100,
  port: { min: 1, max: 65_535 },
  /** Characters, and how many certificates, of authorities that are trusted for one registry. */
  certificates: { text: 65_536, max: 32 },
  patterns: { max: 50, length: 255 },
  users: {
    most: 10_000,
    nameLength: 64,
    registries: 1_000,
    /** How long a password link is good, ms. */
    linkMs: 24 * 3_600_000,
    linkTokenLength: 64,
    codeLength: 32,
    recoveryCodes: 10,
  },
  /** How long a session lasts: since somebody has done something in it, and in all, ms. */
  sessions: { idleMs: 12 * 3_600_000, ageMs: 7 * 24 * 3_600_000 },
  /** Of one user; the addresses that each is limited to. */
  accessKeys: { most: 100, nameLength: 128, addresses: 50 },
  quayRows,
  acrRegions: 64,
  scan: {
    /** Scan tasks that run at the same time; more wait their turn. */
    runningTasks: 10,
    /** Days of the scan time range. */
    dayNums: [1, 3, 7, 15, 30, 90, 180, 365],
    defaultDayNum: 30,
  },
  /** How long after a listing that lacks many images a second one decides about them, ms. */
  secondLookMs: 5 * 60_000,
  /** How long it is remembered that an image vanished, ms. */
  vanishedMs: 90 * 86_400_000,
  /** How long a task that has ended stays in the list, with its log, ms. */
  tasksKeptMs: 90 * 86_400_000,
  /** How long it is kept who changed what, ms. */
  auditKeptMs: 365 * 86_400_000,
  diagnosis: {
    /** How long the last stage counts before it says "at least", ms. */
    listingMs: 15_000,
    /** How long a passing diagnosis stands in for the verification when the same values are saved, ms. */
    validMs: 10 * 60_000,
  },
} as const;
