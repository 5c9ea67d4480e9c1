const scanSettings = {
  title: 'Scan settings',
  tab: { cycle: 'Scan cycle', registries: 'Connected registries' },
  enabled: 'Scheduled scans',
  off: 'Off: images are scanned only when somebody asks for it.',
  onceSaved: 'Begins once it is saved.',
  nextRun_one: 'Next on {{time}}, {{number}} image as things stand.',
  nextRun_other: 'Next on {{time}}, {{number}} images as things stand.',
  every: 'Every',
  days_one: '{{number}} day',
  days_other: '{{number}} days',
  hours_one: '{{number}} hour',
  hours_other: '{{number}} hours',
  otherDays: 'Other',
  typedDays: 'Days between two scans (1 to 365)',
  fromHour: 'Begins between',
  toHour: 'and',
  hoursMean: 'By the server’s clock; twice the same hour means at any time.',
  dayNum: 'Scan time range',
  dayNumMeans: 'Images updated longer ago are left out.',
  scope: 'Scope',
  scopeAll: 'All registries',
  scopeChosen: 'Chosen registries',
  registries: 'Registries',
  registriesPlaceholder: 'Choose registries',
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
