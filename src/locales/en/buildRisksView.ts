const buildRisksView = {
  title: 'Build risks',
  byLevel: 'Build risks by level',
  find: 'Search build risks',
  findPlaceholder: 'Risk, variable or command',
  showHandled: 'Handled risks ({{number}})',
  masked: 'The value is masked here. It was never stored.',
  column: {
    more: 'More',
    level: 'Level',
    risk: 'Risk',
    class: 'Class',
    places: 'Found in',
    status: 'Status',
    images: 'Images',
    handled: 'Handled',
    repositories: 'Repositories',
    firstSeen: 'First seen',
    lastSeen: 'Last seen',
    image: 'Image',
    actions: 'Actions',
  },
  places: {
    configuration: 'Image configuration',
    commands_one: '{{count}} build command',
    commands_other: '{{count}} build commands',
    command: 'build command',
    layer: 'Layer',
  },
  status: {
    ignored: 'Ignored',
    falsePositive: 'False positive',
  },
  scope: {
    image: 'This image',
    repository: 'This repository',
    everywhere: 'All images',
  },
  ignore: {
    title: 'Ignore “{{risk}}”',
    ok: 'Ignore',
    decision: 'Decision',
    scope: 'Scope',
    holds: {
      image: 'Only this image. After the next push, the risk of the new image is unhandled.',
      repository: 'All images of {{repository}}, including future ones.',
      everywhere: 'All images of this data centre, including future ones.',
    },
    reason: 'Reason',
  },
  decision: {
    by: 'Decided by',
    time: 'Decided',
    noReason: 'No reason given',
    reopen: 'Reopen',
    reopenRisk: 'Reopen “{{risk}}”',
    reopened: '“{{risk}}” is unhandled again',
    undo: 'Undo',
    ignored: {
      image: '“{{risk}}” is ignored in this image',
      repository: '“{{risk}}” is ignored in this repository',
      everywhere: '“{{risk}}” is ignored in all images',
    },
    falsePositive: {
      image: '“{{risk}}” is a false positive in this image',
      repository: '“{{risk}}” is a false positive in this repository',
      everywhere: '“{{risk}}” is a false positive in all images',
    },
  },
  noneFound: 'No build risks found',
  nothingTakenIn: 'No images taken in yet. Build risks appear here as images are taken in.',
  nothingMatches: 'No build risks match these filters',
  allHandled: 'All build risks are handled',
  showThem: 'Show handled risks',
  view: {
    findPlaceholder: 'Risk, meaning or advice',
    showImages_one: '{{number}} image with “{{risk}}”',
    showImages_other: '{{number}} images with “{{risk}}”',
    handledImages: 'Images in which “{{risk}}” is handled',
    noneHandled: 'None',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    buildRisksView: typeof buildRisksView;
  }
}

export default buildRisksView;
