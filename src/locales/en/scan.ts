const scan = {
  path: 'Container Security',
  title: 'Image Security Scan',
  scanNow: 'Scan now',
  settings: 'Scan settings',
  dialog: {
    title: 'Scan now',
    kinds: 'Registry types',
    images_one: '{{number}} image will be scanned by the registry’s own scanner.',
    images_other: '{{number}} images will be scanned by the registries’ own scanners.',
    blocked_one: '{{number}} image cannot be scanned and is skipped. The image list shows why.',
    blocked_other: '{{number}} images cannot be scanned and are skipped. The image list shows why.',
    scansByItself: '{{kind}} scans images automatically. Only its latest results are read.',
    connectFirst: 'Add a registry on the Images page first.',
    notConnected: 'not connected',
    kindCount_one: '{{registries}} connected, {{images}} image',
    kindCount_other: '{{registries}} connected, {{images}} images',
  },
  card: {
    scans: 'Images',
    scanned: 'Scanned',
    notScanned: 'Not scanned',
    risk: 'By risk',
    tasks: 'Scan tasks',
    running: 'Running',
    builds: 'Image builds',
    secrets: 'Secrets in images',
    buildRisks: 'Build risks',
  },
  view: {
    label: 'View',
    vulnerabilities: 'Top vulnerabilities',
    buildRisks: 'Build risks',
  },
  top: {
    title: 'Top vulnerabilities',
    asOf: 'As of {{time}}, based on {{imported}} of {{scanned}} scanned images',
    notCounted: 'First count in progress',
    find: 'Search vulnerabilities',
    findPlaceholder: 'CVE, package or description',
    severity: 'Severity',
    fixableOnly: 'Fix available only',
    showImages_one: '{{number}} image with {{name}}',
    showImages_other: '{{number}} images with {{name}}',
    nothingScanned: 'No images scanned yet. Vulnerabilities found by scans appear here.',
    nothingFound: 'No vulnerabilities found',
    nothingFoundYet: 'Nothing found so far. Some scan reports have not been read yet.',
    nothingMatches: 'No vulnerabilities match these filters',
  },
  column: {
    more: 'More',
    name: 'CVE',
    severity: 'Severity',
    cvss: 'CVSS',
    images: 'Images',
    fixable: 'Fix available',
    repositories: 'Repositories',
    packages: 'Packages',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    scan: typeof scan;
  }
}

export default scan;
