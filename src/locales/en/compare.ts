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
    same: 'Both images have the same configuration',
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
    none: 'No build risks added or removed',
  },
  unknown: {
    report: {
      title: 'The vulnerabilities cannot be compared',
      waiting: 'The scan report of {{image}} is still being read. The comparison follows automatically.',
      notScanned: '{{image}} has not been scanned. Scan it first.',
      scanning: '{{image}} is being scanned. The comparison follows automatically.',
      scanFailed: 'The last scan of {{image}} failed. Scan it again.',
      scanStopped: 'The last scan of {{image}} was stopped. Scan it again.',
      blocked: '{{image}} cannot be scanned. Its details show why.',
      failed: 'The scan report of {{image}} could not be read. Its details show why.',
    },
    content: {
      title: 'This part cannot be compared',
    },
    intake: {
      WAITING: '{{image}} has not been taken in yet. Wait for its turn, or take it in first.',
      FAILED: '{{image}} could not be taken in. Its details show why.',
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
