const compare = {
  title: 'Image comparison',
  back: 'All images',
  from: 'Before',
  to: 'After',
  swap: 'Swap',
  platform: 'Platform',
  tab: {
    vulnerabilities: 'Vulnerabilities',
    risks: 'Build risks',
    layers: 'Layers',
    configuration: 'Configuration',
  },
  tabCounts: '+{{came}} −{{went}}',
  findings: {
    label: 'Changes',
    came: 'New {{number}}',
    fixed: 'Fixed {{number}}',
    went: 'Gone without a known fix {{number}}',
    stayed_one: '{{number}} in both images',
    stayed_other: '{{number}} in both images',
    find: 'Search vulnerabilities',
    findPlaceholder: 'CVE or package',
    noMatches: 'No vulnerabilities match this search',
    none: {
      came: 'No new vulnerabilities',
      fixed: 'No fixed vulnerabilities',
      went: 'No vulnerabilities gone without a known fix',
    },
  },
  change: {
    came: 'Added',
    went: 'Removed',
    stayed: 'Unchanged',
    changed: 'Changed',
  },
  column: {
    change: 'Change',
    command: 'Command',
    field: 'Setting',
    level: 'Level',
    risk: 'Build risk',
    where: 'Variable or label',
  },
  layers: {
    stayed_one: '{{number}} layer unchanged ({{size}})',
    stayed_other: '{{number}} layers unchanged ({{size}})',
    went_one: '{{number}} removed ({{size}})',
    went_other: '{{number}} removed ({{size}})',
    came_one: '{{number}} added ({{size}})',
    came_other: '{{number}} added ({{size}})',
    noCommand: 'not recorded',
    none: 'Neither image has layers',
  },
  configuration: {
    same: 'Both images are configured alike',
    notKept: 'value not stored',
    field: {
      User: 'User',
      Entrypoint: 'Entrypoint',
      Cmd: 'Command',
      WorkingDir: 'Working directory',
      StopSignal: 'Stop signal',
      HealthCheck: 'Health check',
      Env: 'Environment variable',
      ExposedPort: 'Exposed port',
      Volume: 'Volume',
      Label: 'Label',
    },
  },
  risks: {
    stayed_one: '{{number}} in both images',
    stayed_other: '{{number}} in both images',
    none: 'No build risks came or went',
  },
  unknown: {
    report: {
      title: 'The vulnerabilities cannot be compared',
      waiting: 'The scan report of {{image}} is still being read. The comparison follows by itself.',
      notScanned: '{{image}} has not been scanned. Scan it first.',
      scanning: '{{image}} is being scanned. The comparison follows by itself.',
      scanFailed: 'The last scan of {{image}} failed. Scan it again.',
      scanStopped: 'The last scan of {{image}} was stopped. Scan it again.',
      blocked: '{{image}} cannot be scanned. Its details say why.',
      failed: 'The scan report of {{image}} could not be read. Its details say why.',
    },
    content: {
      title: 'This part cannot be compared',
    },
    intake: {
      WAITING: '{{image}} has not been taken in yet. Its turn comes by itself, or take it in first.',
      FAILED: '{{image}} could not be taken in. Its details say why.',
    },
    noPlatform: 'The images have no platform in common.',
  },
  missing: {
    title: 'One of the images no longer exists',
    text: 'It was removed from the registry, its tag now points to another digest, or the link is incomplete.',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    compare: typeof compare;
  }
}

export default compare;
