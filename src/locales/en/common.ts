const common = {
  product: 'Mooring',
  skipToContent: 'Skip to content',
  labelled: '{{label}}: {{value}}',
  center: {
    label: 'Data centre',
    cn: 'China',
    intl: 'Outside China',
  },
  language: {
    label: 'Language',
  },
  theme: {
    label: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    system: 'System',
  },
  account: {
    own: 'Your account',
    label: 'Account',
    signedInAs: 'Signed in as {{userName}}',
    signOut: 'Sign out',
  },
  menu: {
    label: 'Main menu',
    open: 'Open the menu',
    assetCenter: 'Asset Center',
    containerAssets: 'Container Assets',
    containerSecurity: 'Container Security',
    imageScan: 'Image Security Scan',
    settings: 'Settings',
    allowlist: 'Scanner allowlist',
    accessKeys: 'Access keys',
    users: 'Users',
    audit: 'Audit log',
  },
  permission: {
    role: 'Requires the {{role}} role',
    ask: 'Ask an administrator to do it or assign you the role.',
  },
  link: {
    title: 'Part of this link is not valid and was ignored',
    correct: 'Correct the link',
  },
  notFound: {
    title: 'Page not found',
    text: 'The address may have changed or contain a typo.',
    center: 'There is no data centre “{{center}}”. The address may contain a typo.',
    home: 'Go to Images',
  },
  action: {
    ok: 'OK',
    cancel: 'Cancel',
    close: 'Close',
    showMe: 'Go to field',
    retry: 'Retry',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'Copying was blocked by the browser',
    copyRequestId: 'Copy request ID',
    copyWhat: 'Copy {{what}}',
    reload: 'Reload',
    clearFilters: 'Clear filters',
  },
  loading: 'Loading…',
  sortBy: 'Sort by',
  rows: '{{first}}–{{last}} of {{total}}',
  totalOnly: '{{total}} in total',
  pastTheEnd: {
    title: 'This page is past the end of the list',
    lastPage: 'Go to the last page',
  },
  leave: {
    title: 'Discard unsaved changes?',
    text: 'What you have entered will be lost.',
    leave: 'Discard',
    stay: 'Keep editing',
  },
  error: {
    requestId: 'Request ID',
    unreachable: {
      message: 'Cannot reach the server',
      advice: 'Check your network and make sure that Mooring is running, then retry.',
    },
    unreadable: {
      message: 'Unexpected response',
      advice: 'A proxy may have responded instead of Mooring, or this page is older than the server. Reload the page.',
    },
    overlay: 'This could not be opened',
    crash: {
      message: 'Something went wrong on this page',
      advice: 'Reload the page. If the error persists, check the browser console.',
    },
  },
  pages: {
    goTo: 'Go to',
    wrong: 'Enter a whole number from 1 to {{last}}',
  },
  part: {
    away: {
      message: 'This part could not be loaded',
      advice:
        'Check your network and make sure that Mooring is running, then retry. Everything else on the page stays.',
    },
    same: {
      message: 'This part could not be loaded',
      advice: 'Retry. If it fails again, save what you have entered, then reload the page.',
    },
    upgrading: {
      message: 'Mooring is being upgraded',
      advice: 'Everything on the page stays. Retry when the upgrade is complete.',
    },
    others: {
      message: 'Mooring was updated',
      advice: 'This page is older than the server. Save what you have entered, then reload the page.',
    },
  },
  digest: 'digest',
  severity: {
    critical: 'Critical',
    high: 'High',
    medium: 'Medium',
    low: 'Low',
    none: 'None',
    unknown: 'Unknown',
  },
  severityShort: {
    critical: 'C',
    high: 'H',
    medium: 'M',
    low: 'L',
    unknown: 'U',
  },
  registryState: {
    verified: 'Verified',
    unverified: 'Not verified',
    syncing: 'Synchronizing',
    paused: 'Paused',
    failing: 'Failing',
    removing: 'Deleting',
  },
  password: {
    show: 'Show the password',
    hide: 'Hide the password',
    unseen: {
      blank: 'Begins or ends with a space, which is kept.',
      invisible: 'It contains invisible characters, which are kept.',
    },
  },
  demo: {
    tag: 'Demo data',
    title: 'Demo data',
    intro:
      'All data stays in your browser, and no registry is contacted. To see how errors look, enter these values when you add a registry:',
    outro: 'Any other value connects a registry, and its images are synchronized while you watch.',
    field: 'Field',
    value: 'Value',
    result: 'Result',
    fields: {
      UserName: 'Username',
      RegistryVersion: 'Version',
      RegistryHostIp: 'IP',
      AuthToken: 'Auth_token',
      AccessKeyId: 'AccessKey ID',
      AccessKeySecret: 'AccessKey secret',
    },
    signIn: 'Demo: sign in as {{userName}} with the password {{password}}',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    common: typeof common;
  }
}

export default common;
