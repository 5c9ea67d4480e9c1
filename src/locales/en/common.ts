const common = {
  product: 'Mooring',
  skipToContent: 'Skip to content',
  center: { label: 'Data centre', cn: 'China', intl: 'Outside China' },
  language: { label: 'Language' },
  theme: { label: 'Appearance', light: 'Light', dark: 'Dark', system: 'As the system' },
  account: { label: 'Account', signedInAs: 'Signed in as {{userName}}', signOut: 'Sign out' },
  menu: {
    label: 'Main menu',
    open: 'Open the menu',
    assetCenter: 'Asset Center',
    containerAssets: 'Container Assets',
    containerSecurity: 'Container Security',
    imageScan: 'Image Security Scan',
    settings: 'Settings',
    allowlist: 'Scanner allowlist',
  },
  notFound: {
    title: 'This page does not exist',
    text: 'The address may have changed, or was typed with a slip.',
    home: 'Go to the images',
  },
  action: {
    ok: 'OK',
    cancel: 'Cancel',
    close: 'Close',
    showMe: 'Show me',
    retry: 'Retry',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'The browser did not allow copying',
    copyRequestId: 'Copy request ID',
    copyWhat: 'Copy {{what}}',
    reload: 'Reload',
    clearFilters: 'Clear filters',
  },
  loading: 'Loading…',
  sortBy: 'Sort by',
  rows: '{{first}}–{{last}} of {{total}}',
  leave: {
    title: 'Leave without saving?',
    text: 'What you have filled in will be lost.',
    leave: 'Leave',
    stay: 'Keep editing',
  },
  error: {
    requestId: 'Request ID',
    unreachable: {
      message: 'The server cannot be reached',
      advice: 'Check your connection and that Mooring is running, then retry.',
    },
    unreadable: {
      message: 'The answer was not understood',
      advice: 'Something between you and Mooring answered, or the page is older than the server. Reload it.',
    },
    overlay: 'This could not be opened',
    crash: {
      message: 'This page ran into an error',
      advice: 'Reload it. If the error stays, note what you did and look at the browser’s console.',
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
  registryState: {
    verified: 'Verified',
    unverified: 'Not verified',
    syncing: 'Synchronizing',
    paused: 'Paused',
    failing: 'Failing',
    removing: 'Being deleted',
  },
  registryType: { harbor: 'Harbor', quay: 'Quay', acr: 'ACR' },
  password: { show: 'Show the password', hide: 'Hide the password' },
  demo: {
    tag: 'Demo data',
    title: 'Demo data',
    intro:
      'Nothing here leaves your browser, and no registry is contacted. Under Add, these values show what happens when something is wrong:',
    outro: 'Anything else connects a registry whose images come in while you watch.',
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
