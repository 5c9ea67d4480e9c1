const tasks = {
  title: 'Task management',
  open: 'Task management',
  list: 'Synchronizations',
  empty: 'No synchronization has run yet',
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
  repositories: '{{listed}} of {{total}} repositories',
  repositoriesSoFar: '{{listed}} repositories so far',
  images: '{{done}} of {{total}} images',
  started: 'Started {{time}}',
  took: 'Took {{duration}}',
  running: 'Running for {{duration}}',
  removed: '{{number}} removed',
  skipped: '{{number}} not understood',
  failed: '{{number}} repositories failed',
  incomplete: 'The list is not complete: images missing from it stay.',
  log: 'Log ({{number}})',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    tasks: typeof tasks;
  }
}

export default tasks;
