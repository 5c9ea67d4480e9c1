const scanTasks = {
  allImages: 'All images',
  filters_one: '{{count}} filter',
  filters_other: '{{count}} filters',
  repositories_one: '{{count}} repository',
  repositories_other: '{{count}} repositories',
  images_one: '{{count}} image',
  images_other: '{{count}} images',
  names: '{{names, list(style: narrow)}}',
  moreNames: '{{names, list(style: narrow)}}…',
  /** Between two parts of a scope. */
  scope: '{{first}} · {{second}}',
  scanned: '{{count}} scanned',
  failed: '{{count}} failed',
  skipped: '{{count}} skipped',
  counts: '{{first}}, {{second}}',
  countsWithFailure: '{{counts}}: {{failure}}',
  note: {
    scansByItself: 'This registry scans images automatically and accepts no scan requests. Only its results are read.',
    registryBusy: 'The registry accepts no more scans at the moment. They are requested again for a few minutes.',
  },
} as const;

export default scanTasks;
