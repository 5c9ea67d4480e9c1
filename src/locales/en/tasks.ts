const tasks = {
  title: 'Task management',
  open: 'Task management',
  list: { sync: 'Synchronizations', scan: 'Scans' },
  empty: {
    sync: 'No synchronization has run yet',
    scan: 'No scan has run yet',
    pastTheEnd: 'There is nothing on this page',
    lastPage: 'Go to the last page',
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
  images_one: '{{done}} of {{total}} image',
  images_other: '{{done}} of {{total}} images',
  started: 'Started {{time}}',
  took: 'Took {{duration}}',
  running: 'Running for {{duration}}',
  removed: '{{number}} removed',
  skipped: '{{number}} left out',
  failed_one: '{{number}} repository failed',
  failed_other: '{{number}} repositories failed',
  timeLeft: 'about {{duration}} left',
  scan: {
    begun: 'The scan has begun',
    alreadyRunning: 'These images are being scanned already',
    nothingToScan: 'There is no image that could be scanned',
    showTask: 'Show its task',
    scanned_one: '{{done}} of {{total}} image scanned',
    scanned_other: '{{done}} of {{total}} images scanned',
    failed: '{{number}} failed',
    running: '{{number}} being scanned',
    trigger: { manual: 'Started by hand', cycle: 'Started by the scan cycle' },
    cancelOf: 'Cancel the scan of {{task}}',
    cancelMeans: 'Images not yet asked for are left out. What the registry is already scanning ends there.',
    cancelled: 'The scan is cancelled',
  },
  incomplete: 'The list is not complete: images missing from it stay.',
  log: 'Log ({{number}})',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    tasks: typeof tasks;
  }
}

export default tasks;
