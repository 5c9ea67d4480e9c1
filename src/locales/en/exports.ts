const exports = {
  start: 'Export CSV',
  starting: 'Exporting…',
  running_one: '{{written}} of {{total}} row',
  running_other: '{{written}} of {{total}} rows',
  cancel: 'Cancel export',
  done_one: '{{number}} row exported',
  done_other: '{{number}} rows exported',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    exports: typeof exports;
  }
}

export default exports;
