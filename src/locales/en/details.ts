const details = {
  title: 'Image',
  identity: 'What it is',
  openRepository: 'Open the repository’s page',
  untagged: 'untagged',
  scanNow: 'Scan now',
  scanAgain: 'Scan again',
  fact: {
    digest: 'Digest',
    size: 'Size',
    platforms: 'Platforms',
    mediaType: 'Media type',
    registry: 'Registry',
    openRegistry: 'Open in {{registry}}',
    lastScan: 'Last scan',
    never: 'never',
    unsaid: 'at a time the registry does not give',
    created: 'Created',
    updated: 'Updated',
    firstSeen: 'First seen',
    lastSeen: 'Last seen',
    pullCommand: 'pull command',
  },
  sharedTags: 'Same digest',
  vulnerabilities: 'Vulnerabilities',
  bySeverity: 'Vulnerabilities by severity',
  find: 'Find a vulnerability',
  findPlaceholder: 'CVE, package or description',
  fixableOnly: 'Fix available only ({{fixable}} of {{total}})',
  column: {
    severity: 'Severity',
    name: 'CVE',
    package: 'Package',
    versions: 'Installed → fixed',
    cvss: 'CVSS',
    more: 'More',
  },
  noFix: 'no fix yet',
  more: {
    noDescription: 'The scanner gives no description.',
    noFix: 'No version of {{package}} without it is known yet.',
    fix: 'Upgrade {{package}} from {{installed}} to {{fixed}}',
    fixedVersion: 'fixed version',
    since: 'First found here',
  },
  nothingMatches: 'No vulnerability matches these filters',
  noneFound: 'No vulnerabilities found',
  skipped_one: '{{number}} finding of the report is not listed: it was not understood, or there are too many.',
  skipped_other: '{{number}} findings of the report are not listed: they were not understood, or there are too many.',
  scannedAt: 'Scanned {{time}}',
  scannedAtBy: 'Scanned {{time}} by {{scanner}}',
  report: {
    waiting: {
      title: 'The report is being fetched',
      text: 'The registry has scanned this image. Its findings appear here in a moment.',
    },
    scanning: { title: 'The registry is scanning this image' },
    notScanned: {
      title: 'Not scanned yet',
      text: 'Whether this image is at risk is not known until the registry’s scanner has looked at it.',
    },
    scanFailed: {
      title: 'The last scan failed',
      reason: {
        timeout: 'The scanner gave no result in time.',
        unknownScan: 'The scanner no longer knows this scan.',
        region: 'Images of this region are not scanned.',
        repeated: 'Another scan of this image was under way.',
        other: 'The scanner answered “{{code}}”.',
        unsaid: 'The registry does not say why; of a scan that was started here the tasks do.',
      },
      text: 'Scan it again. If that fails too, look at the scanner’s log in the registry.',
    },
    blocked: { title: 'This image cannot be scanned' },
    failed: { title: 'The report could not be fetched' },
  },
  vanished: {
    title: 'This image is no longer there',
    text: 'The registry no longer holds it, or its tag moved to another digest. Its repository’s page lists what vanished.',
    close: 'Back to the list',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    details: typeof details;
  }
}

export default details;
