const details = {
  title: 'Image',
  identity: 'Details',
  openRepository: 'Open repository page',
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
    unsaid: 'time not reported by the registry',
    created: 'Created',
    updated: 'Updated',
    updateUntold: 'not reported by the registry',
    firstSeen: 'First seen',
    lastSeen: 'Last seen',
    intake: 'Intake',
    takenIn: 'Taken in',
    notListed: 'No longer listed since',
    pullCommand: 'pull command',
  },
  intake: {
    next: 'Waiting · next in turn',
    expected: 'Waiting · expected {{time}}',
  },
  sharedTags: 'Same digest',
  vulnerabilities: 'Vulnerabilities',
  tab: {
    vulnerabilities: 'Vulnerabilities',
    buildRisks: 'Build risks',
    layers: 'Layers',
    configuration: 'Configuration',
  },
  bySeverity: 'Vulnerabilities by severity',
  find: 'Search vulnerabilities',
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
  noFix: 'no fix available',
  more: {
    noDescription: 'No description provided by the scanner.',
    noFix: 'No fixed version of {{package}} is available yet.',
    fix: 'Upgrade {{package}} from {{installed}} to {{fixed}}',
    fixedVersion: 'fixed version',
    since: 'First detected here',
  },
  nothingMatches: 'No vulnerabilities match these filters',
  noneFound: 'No vulnerabilities found',
  skipped_one: '{{number}} finding of the report is not listed, because it was unreadable or exceeded the limit.',
  skipped_other:
    '{{number}} findings of the report are not listed, because they were unreadable or exceeded the limit.',
  scannedAt: 'Scanned {{time}}',
  scannedAtBy: 'Scanned {{time}} by {{scanner}}',
  report: {
    waiting: {
      title: 'Loading the scan report',
      text: 'The registry has scanned this image. The results appear here shortly.',
    },
    scanning: {
      title: 'The registry is scanning this image',
    },
    notScanned: {
      title: 'Not scanned yet',
      text: 'The risk of this image is unknown until the registry’s scanner has scanned it.',
    },
    scanFailed: {
      title: 'The last scan failed',
      reason: {
        timeout: 'The scanner returned no result in time.',
        unknownScan: 'The scanner no longer has a record of this scan.',
        region: 'Images in this region cannot be scanned.',
        repeated: 'Another scan of this image was in progress.',
        other: 'The scanner returned “{{code}}”.',
        unsaid: 'The registry gives no reason. For scans started here, see Task management.',
      },
      text: 'Scan the image again. If it fails again, check the scanner’s log in the registry.',
    },
    scanStopped: {
      title: 'The last scan was stopped',
      text: 'It was stopped in the registry. The risk of this image is unknown until it is scanned again.',
    },
    blocked: {
      title: 'This image cannot be scanned',
    },
    failed: {
      title: 'Failed to load the scan report',
    },
  },
  vanished: {
    title: 'This image no longer exists',
    text: 'It was removed from the registry, its tag now points to another digest, or the link is incomplete. The repository page lists removed images.',
    close: 'Back to the list',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    details: typeof details;
  }
}

export default details;
