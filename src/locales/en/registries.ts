const registries = {
  title: 'Third-party image repository',
  add: 'Add',
  addAccount: { acr: 'Container Registry (ACR)…' },
  synchronizeAssets: 'Synchronize assets',
  lastSync: 'Last synchronized {{time}}',
  neverSynced: 'Not synchronized yet',
  syncStarted: 'Synchronization started',
  typeCount: '{{type}} {{number}}',
  showImages: '{{registries}}: view images',
  stateCount: '{{state}} {{number}}',
  empty: {
    text: 'Add your first registry to see its images and their risks.',
  },
  more: 'Showing {{shown}} of {{total}} registries',
  item: {
    list: 'Connected registries',
    images_one: '{{number}} image',
    images_other: '{{number}} images',
    tagged_one: '{{number}} image ({{tags}} tags)',
    tagged_other: '{{number}} images ({{tags}} tags)',
    showImages: '{{images}} from {{registry}}',
    actions: 'Actions for {{registry}}',
    edit: 'Edit',
    pause: 'Pause',
    pauseMeans: 'Existing images are kept. No new images are taken in.',
    resume: 'Resume',
    synchronize: 'Synchronize',
    delete: 'Delete…',
    incomplete: 'Incomplete list',
    incompleteHint: 'The last synchronization listed {{listed}} of {{total}} repositories in the registry.',
    nextTry: 'Next attempt {{time}}',
    intakeRests: 'No images are taken in for now',
    since: 'since {{time}}',
  },
  missing: {
    text_one: '{{number}} image no longer listed · noticed {{time}}',
    text_other: '{{number}} images no longer listed · noticed {{time}}',
    secondLook: 'Kept for now. Those that the next synchronization, {{time}}, does not list either are removed.',
    nextByHand: 'Kept for now. Those that the next synchronization by hand does not list either are removed.',
    kept: 'Kept until they are listed again or removed.',
    remove: 'Remove now',
    keep: 'Keep',
    confirm_one: 'Remove {{number}} image that the registry no longer lists?',
    confirm_other: 'Remove {{number}} images that the registry no longer lists?',
  },
  progress: {
    label: 'Synchronization of {{registry}}',
    reading: 'Listing repositories',
    listing_one: '{{listed}} of {{total}} repository',
    listing_other: '{{listed}} of {{total}} repositories',
    listed_one: '{{listed}} repository so far',
    listed_other: '{{listed}} repositories so far',
    intake_one: '{{done}} of {{total}} image',
    intake_other: '{{done}} of {{total}} images',
    left: '{{time}} left at {{limit}} per hour',
  },
  parts: {
    label: 'Verification of {{registry}}',
    verified_one: '{{done}} of {{total}} organization verified',
    verified_other: '{{done}} of {{total}} organizations verified',
    waiting: 'Not verified yet: {{names, list(style: narrow)}}',
    failing: '{{part}}: {{message}}',
  },
  paused: '{{registry}} paused. Its images are kept.',
  resumed: '{{registry}} resumed',
  gone: {
    title: 'This image repository is not connected',
    text: 'It was deleted, or it is in the other data centre.',
  },
  delete: {
    title: 'Delete {{registry}}?',
    text_zero: 'The registry will be disconnected. It has no images here.',
    text_one:
      'The registry will be disconnected, and its {{number}} image with all risk data will be deleted from Mooring.',
    text_other:
      'The registry will be disconnected, and its {{number}} images with all risk data will be deleted from Mooring.',
    stays: 'Nothing is deleted in the registry itself.',
    confirm: 'Type {{registry}} to confirm',
    ok: 'Delete',
    done: '{{registry}} deleted',
  },
  table: {
    name: 'Name',
    type: 'Type',
    state: 'State',
    images: 'Images',
    actions: 'Actions',
    edit: 'Edit',
    editOf: 'Edit {{registry}}',
    remove: 'Remove',
    removeOf: 'Remove {{registry}}',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    registries: typeof registries;
  }
}

export default registries;
