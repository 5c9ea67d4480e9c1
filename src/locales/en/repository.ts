const repository = {
  title: 'Repository',
  back: 'All images',
  scan: 'Scan now',
  glance: 'Repository at a glance',
  facts: 'Where it is',
  byRisk: 'Images by risk',
  tab: { images: 'Images', vanished: 'Vanished images' },
  untagged: 'untagged',
  noneVanished: 'No image has vanished in the last ninety days',
  column: {
    tag: 'Tag',
    digest: 'Digest',
    risk: 'Risk',
    firstSeen: 'First seen',
    vanished: 'Vanished',
  },
  missing: {
    title: 'This repository holds no images',
    text: 'It is gone from its registry, or its images have not been taken in yet.',
    vanished: 'Show vanished images',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    repository: typeof repository;
  }
}

export default repository;
