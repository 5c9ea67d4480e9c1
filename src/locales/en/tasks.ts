const tasks = {
  title: 'Task management',
  open: 'Task management',
  list: {
    sync: 'Synchronizations',
    scan: 'Scans',
  },
  linkedGone: 'The task of this link is no longer listed. Tasks are kept for 90 days after they end.',
  empty: {
    sync: 'No synchronization tasks yet',
    scan: 'No scan tasks yet',
  },
  status: {
    INIT: 'Waiting',
    START: 'Running',
    SUCCESS: 'Done',
    TIMEOUT: 'Timed out',
    FAIL: 'Failed',
    PAUSED: 'Paused',
    CANCELLED: 'Cancelled',
  },
  progress: 'Progress of {{registry}}',
  repositories_one: '{{listed}} of {{total}} repository',
  repositories_other: '{{listed}} of {{total}} repositories',
  repositoriesListed_one: '{{listed}} repository listed',
  repositoriesListed_other: '{{listed}} repositories listed',
  images_one: '{{number}} image',
  images_other: '{{number}} images',
  started: 'Started {{time}}',
  took: 'Took {{duration}}',
  running: 'Running for {{duration}}',
  removed: '{{number}} removed',
  skipped: '{{number}} skipped',
  failed_one: '{{number}} repository failed',
  failed_other: '{{number}} repositories failed',
  scan: {
    begun: 'Scan started',
    alreadyRunning: 'These images are already being scanned',
    nothingToScan: 'No images can be scanned',
    showTask: 'View task',
    scanned_one: '{{done}} of {{total}} image scanned',
    scanned_other: '{{done}} of {{total}} images scanned',
    failed: '{{number}} failed',
    running: '{{number}} scanning',
    trigger: {
      manual: 'Started manually',
      cycle: 'Started by schedule',
    },
    cancelOf: 'Cancel the scan of {{task}}',
    cancelMeans: 'Images not yet submitted are skipped. Scans already running in the registry are completed.',
    cancelled: 'Scan cancelled',
  },
  incomplete: 'Incomplete list: images missing from it are kept.',
  log: 'Log ({{number}})',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    tasks: typeof tasks;
  }
}

export default tasks;
