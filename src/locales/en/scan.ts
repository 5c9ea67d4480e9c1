const scan = {
  path: 'Container Security',
  title: 'Image Security Scan',
  scanNow: 'Scan now',
  settings: 'Scan settings',
  dialog: {
    title: 'Scan now',
    kinds: 'Scan the images of',
    images_one: '{{number}} image will be scanned by its registry’s own scanner.',
    images_other: '{{number}} images will be scanned by their registry’s own scanner.',
    blocked_one: '{{number}} image is left out: it cannot be scanned. The list says why.',
    blocked_other: '{{number}} images are left out: they cannot be scanned. The list says why.',
    quay: 'Quay’s scanner, Clair, looks at images by itself. For these, Mooring only reads the newest result.',
    connectFirst: 'Connect a registry on the Images page first.',
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
  },
  top: {
    title: 'Top vulnerabilities',
    asOf: 'As of {{time}}, over {{imported}} of {{scanned}} scanned images',
    notCounted: 'Being counted for the first time',
    find: 'Find a vulnerability',
    findPlaceholder: 'CVE, package or description',
    severity: 'Severity',
    fixableOnly: 'Fix available only',
    showImages_one: '{{number}} image with {{name}}',
    showImages_other: '{{number}} images with {{name}}',
    nothingScanned: 'No image has been scanned yet; what scans find appears here',
    nothingFound: 'No vulnerabilities found',
    nothingMatches: 'No vulnerability matches',
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
