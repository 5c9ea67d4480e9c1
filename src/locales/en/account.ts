const account = {
  title: 'Your account',
  facts: 'Account',
  name: 'User name',
  role: 'Role',
  registries: 'Registries',
  all: 'All',
  none: 'None',
  means: {
    administrator: 'You may do everything.',
    operator: 'You may synchronize, scan and handle risks.',
    viewer: 'You may read everything, and change nothing.',
  },
  accessKeys: 'Access keys',
  accessKeysText: 'For scripts that act on your behalf.',
  accessKeysLink: 'Manage access keys',
  password: {
    title: 'Password',
    text: 'Changing your password ends all your other sessions.',
    none: 'You have no password: an identity provider signs you in.',
    change: 'Change password',
    present: 'Current password',
    new: 'New password',
    repeat: 'Confirm new password',
    help: '12 to 128 characters',
    done: 'Password changed',
  },
  secondStep: {
    title: 'Two-step verification',
    on: 'On',
    off: 'Off',
    onText_one: 'Sign-in asks for your password and a code from your authenticator. {{number}} recovery code is left.',
    onText_other:
      'Sign-in asks for your password and a code from your authenticator. {{number}} recovery codes are left.',
    offText: 'Sign-in also asks for a code from an authenticator app, so a stolen password alone is not enough.',
    setUp: 'Set up two-step verification',
    remove: 'Turn off two-step verification',
    removeText: 'Your password alone is then enough to sign in.',
    removed: 'Two-step verification turned off',
    password: 'Current password',
    next: 'Next',
    scan: 'Scan the QR code with an authenticator app, or enter the key there manually.',
    picture: 'QR code for authenticator apps',
    key: 'Key',
    code: 'Code',
    codeHelp: 'The six digits that the app shows now.',
    confirm: 'Turn on',
    codes: {
      title: 'Recovery codes',
      once: 'Save the recovery codes now',
      onceText:
        'They are shown only once. Each signs you in once in place of a code, if you have lost your device. Keep them where you keep passwords.',
      copy: 'Copy all',
      download: 'Download as text',
      file: 'Recovery codes of {{user}} for Mooring ({{host}})',
      done: 'Done',
      question: {
        title: 'Recovery codes not shown again',
        text: 'Close only if they are saved.',
        leave: 'Saved, close',
        stay: 'Back to codes',
      },
    },
  },
  sessions: {
    title: 'Sessions',
    text: 'Where you are signed in. End any session that you do not recognize, then change your password.',
    device: 'Device',
    deviceOn: '{{browser}} on {{system}}',
    unknown: 'Unknown device',
    current: 'This session',
    address: 'Address',
    lastSeen: 'Last seen',
    since: 'Signed in',
    actions: 'Actions',
    end: 'End',
    endOf: 'End session: {{device}}, {{address}}',
    ended: 'Session ended',
    endOthers: 'End all other sessions',
    noOthers: 'There are no other sessions.',
    endedOthers_one: '{{number}} other session ended',
    endedOthers_other: '{{number}} other sessions ended',
  },
  cancel: 'Cancel',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    account: typeof account;
  }
}

export default account;
