const registries = {
  title: 'Third-party image repository',
  add: 'Add',
  addAcr: 'Container Registry (ACR)…',
  synchronizeAssets: 'Synchronize assets',
  lastSync: 'Last synchronized {{time}}',
  neverSynced: 'Not synchronized yet',
  syncStarted: 'Synchronization started',
  typeCount: '{{type}} {{number}}',
  showType: '{{registries}}: show their images',
  stateCount: '{{state}} {{number}}',
  empty: {
    text: 'Connect your first registry to see its images and their risks.',
  },
  more: 'Showing {{shown}} of {{total}} registries',
  item: {
    list: 'Connected registries',
    images_one: '{{number}} image',
    images_other: '{{number}} images',
    showImages: '{{images}} from {{registry}}',
    actions: 'Actions for {{registry}}',
    edit: 'Edit',
    pause: 'Pause',
    pauseMeans: 'Its images stay; nothing new comes in.',
    resume: 'Resume',
    synchronize: 'Synchronize',
    delete: 'Delete…',
    incomplete: 'List incomplete',
    incompleteHint: 'The last listing saw {{listed}} repositories of the {{total}} that the registry says it holds.',
    nextTry: 'Next try {{time}}',
    since: 'since {{time}}',
  },
  progress: {
    label: 'Synchronization of {{registry}}',
    reading: 'Reading the registry',
    listing: '{{listed}} of {{total}} repositories',
    listed: '{{listed}} repositories so far',
    intake: '{{done}} of {{total}} images',
    left: '{{time}} left at {{limit}} per hour',
  },
  facts: {
    address: 'Address',
    lastSync: 'Last synchronized',
    nextSync: 'Next synchronization',
    notPlanned: 'Not planned',
    images: 'Images',
    limit: 'Speed limit',
    perHour: '{{number}} per hour',
    unlimited: 'Unlimited',
    password: 'Password set',
    accessKey: 'AccessKey set',
  },
  paused: '{{registry}} is paused; its images stay',
  resumed: '{{registry}} goes on',
  delete: {
    title: 'Delete {{registry}}?',
    text_zero: 'The registry is disconnected. It has no images here.',
    text_one: 'The registry is disconnected, and its {{number}} image with its risks goes from this page.',
    text_other: 'The registry is disconnected, and its {{number}} images with their risks go from this page.',
    stays: 'Nothing is deleted on the registry itself.',
    confirm: 'Type {{registry}} to confirm',
    ok: 'Delete',
    done: '{{registry}} is deleted',
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
