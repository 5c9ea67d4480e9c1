const repository = {
  title: 'Repository',
  back: 'All images',
  scan: 'Scan now',
  glance: 'Repository overview',
  facts: 'Details',
  byRisk: 'Images by risk',
  tab: {
    images: 'Images',
    vanished: 'Removed images',
  },
  untagged: 'untagged',
  noneVanished: 'No images removed in the last 90 days',
  column: {
    tag: 'Tag',
    digest: 'Digest',
    risk: 'Risk',
    firstSeen: 'First seen',
    vanished: 'Removed',
  },
  wrongId: {
    title: 'There is no such repository',
    text: 'The link may be incomplete or contain a typo.',
  },
  missing: {
    title: 'This repository has no images',
    text: 'It was removed from the registry, or its images have not been taken in yet.',
    vanished: 'View removed images',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    repository: typeof repository;
  }
}

export default repository;
