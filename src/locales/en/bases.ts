const bases = {
  title: 'Base images',
  filter: {
    find: 'Search base images',
    findPlaceholder: 'Namespace, repository or tag',
    registry: 'Registry',
  },
  basedOn_one: '{{based}} of {{takenIn}} image taken in is built on a connected image',
  basedOn_other: '{{based}} of {{takenIn}} images taken in are built on a connected image',
  counting: 'Updating counts',
  column: {
    base: 'Base image',
    images: 'Images',
    outdated: 'Outdated',
    inherited: 'Inherited vulnerabilities',
    rebuilding: 'Rebuilding',
  },
  place: '{{kind}} · {{registry}}',
  gone: 'no longer in the registry',
  show: {
    images_one: '{{number}} image built on {{base}}',
    images_other: '{{number}} images built on {{base}}',
    outdated_one: '{{number}} image built on an outdated digest of {{base}}',
    outdated_other: '{{number}} images built on an outdated digest of {{base}}',
  },
  none: 'None',
  unknownOf_one: 'unknown for {{number}} image',
  unknownOf_other: 'unknown for {{number}} images',
  whyUnknown: 'Unknown: scan reports are missing',
  rebuild: 'Rebuilding {{images}} on {{tag}} clears {{findings}}',
  counted: {
    images_one: '{{number}} image',
    images_other: '{{number}} images',
    findings_one: '{{number}} finding',
    findings_other: '{{number}} findings',
  },
  compare: 'Compare with {{tag}}',
  noBetter: 'No newer tag clears any findings',
  builtOn: {
    title: 'Base image',
    byLayers: 'Built on <name>{{base}}</name> (<code>{{digest}}</code>), by its layers',
    elsewhere: 'in {{registry}}',
    outdated: 'Outdated',
    whyOutdated: 'The tag {{tag}} now points to another digest.',
    newer: 'The newer tag <newer>{{tag}}</newer> has {{findings}}. Rebuilding on it clears {{cleared}}.',
    compare: 'Compare with the base image',
    compareNewer: 'Compare the base image with {{tag}}',
    declared: 'The manifest names <code>{{name}}</code> as the base image, which is not in a connected registry.',
    none: 'Not known to be built on any connected image',
  },
  origin: {
    label: 'Vulnerabilities by origin',
    any: 'All',
    inherited: 'Inherited',
    own: 'Own',
    unknown: 'Unknown',
    option: '{{origin}} {{number}}',
    column: 'Origin',
    counted: {
      inherited_one: '{{number}} vulnerability inherited',
      inherited_other: '{{number}} vulnerabilities inherited',
      own_one: '{{number}} of its own',
      own_other: '{{number}} of its own',
      unknown_one: '{{number}} of unknown origin',
      unknown_other: '{{number}} of unknown origin',
    },
    whyUnknown: 'Unknown: scan reports are missing',
  },
  noMatches: 'No base images match these filters',
  empty: {
    nothingTakenIn: {
      title: 'No images taken in yet',
      text: 'Base images are recognized by the layers of images that were taken in.',
    },
    noneFound: {
      title: 'No base images found',
      text: 'None of the images taken in is built on another connected image. Add the registry that holds your base images.',
    },
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    bases: typeof bases;
  }
}

export default bases;
