const scanSettings = {
  title: 'Scan settings',
  tab: {
    cycle: 'Scan cycle',
    registries: 'Connected registries',
  },
  enabled: 'Scheduled scans',
  off: 'Off: images are scanned only on request.',
  onceSaved: 'Takes effect after saving.',
  nextRun_one: 'Next scan: {{time}}, currently {{number}} image.',
  nextRun_other: 'Next scan: {{time}}, currently {{number}} images.',
  every: 'Interval',
  days_one: '{{number}} day',
  days_other: '{{number}} days',
  hours_one: '{{number}} hour',
  hours_other: '{{number}} hours',
  otherDays: 'Other',
  typedDays: 'Interval in days (1 to 365)',
  fromHour: 'Earliest start',
  toHour: 'Latest start',
  hoursMean: 'In the server’s time zone. If both are the same, scans start at any time.',
  dayNum: 'Scan time range',
  dayNumMeans: 'Images last updated before this range are not scanned.',
  scope: 'Scope',
  scopeAll: 'All registries',
  scopeChosen: 'Selected registries',
  registries: 'Registries',
  registriesPlaceholder: 'Select registries',
  autoAdd: 'Add new repositories automatically',
  save: 'Save',
  undo: 'Undo changes',
  saved: 'Scan settings saved',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    scanSettings: typeof scanSettings;
  }
}

export default scanSettings;
