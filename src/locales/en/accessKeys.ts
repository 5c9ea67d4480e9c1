const accessKeys = {
  path: 'Settings',
  title: 'Access keys',
  intro:
    'Scripts sign their requests with an access key. They use the SDKs of Security Center (SAS, version 2018-12-03) with this server as the endpoint.',
  create: 'Create access key',
  endpoint: {
    label: 'Connection settings for scripts',
    endpoint: 'Endpoint',
    protocol: 'Protocol',
  },
  empty: {
    title: 'No access keys',
    text: 'Create one for each script, so that each can be disabled on its own.',
  },
  column: {
    key: 'Access key',
    center: 'Data centre',
    permissions: 'Permissions',
    addresses: 'Allowed addresses',
    created: 'Created',
    lastUse: 'Last use',
    expiry: 'Expiry',
    state: 'State',
    actions: 'Actions',
  },
  id: 'AccessKey ID',
  secret: 'AccessKey secret',
  state: {
    active: 'Active',
    disabled: 'Disabled',
    expired: 'Expired',
  },
  role: 'Role of {{user}}',
  readOnly: 'Read-only',
  anyAddress: 'Any',
  moreAddresses: '{{addresses}} and {{number}} more',
  usedFrom: 'from {{address}}',
  neverUsed: 'Never',
  noExpiry: 'None',
  menu: {
    label: 'Actions for {{key}}',
    edit: 'Edit',
    rotate: 'Rotate',
    disable: 'Disable',
    enable: 'Enable',
    delete: 'Delete',
  },
  disabled: 'Access key {{key}} disabled',
  enabled: 'Access key {{key}} enabled',
  form: {
    createTitle: 'Create access key',
    editTitle: 'Edit access key {{key}}',
    name: 'Name',
    nameHint: 'For example, the script that uses it.',
    permissions: 'Permissions',
    owner: 'Your role',
    readOnly: 'Read-only',
    means: {
      owner: 'The key has all your permissions except managing access keys.',
      readOnly: 'The key may only call actions that read.',
    },
    addresses: 'Allowed addresses (optional)',
    addressesHint: 'One IP address or CIDR block per line. If empty, requests from any address are accepted.',
    expiry: 'Expiry',
    never: 'None',
    days: 'In {{number}} days',
    onDay: 'On a date',
    day: 'Last day of use',
    center: 'The key belongs to the data centre “{{center}}”.',
    create: 'Create',
    save: 'Save',
    cancel: 'Cancel',
    saved: 'Access key {{key}} saved',
  },
  made: {
    title: 'Access key {{key}} created',
    once: 'Save the secret now',
    onceText: 'It is shown only once. If it is lost, create another key.',
    facts: 'New access key',
    download: 'Download CLI profile',
    profileText:
      'Save the file as ~/.aliyun/config.json, readable by your user alone. If the file exists already, add the profile to it. The CLI and the SDKs read it.',
    done: 'Done',
    question: {
      title: 'Secret not shown again',
      text: 'Close only if it is saved.',
      leave: 'Saved, close',
      stay: 'Back to secret',
    },
  },
  rotate: {
    title: 'Rotate access key {{key}}',
    text: 'Rotation creates a second key with the same settings. Both keys are accepted, so that scripts can switch without interruption:',
    step: {
      create: 'Create the second key and save its secret.',
      change: 'Enter the new key in all scripts that use {{id}}.',
      disable: 'When the last use of {{id}} no longer changes, disable it, then delete it.',
    },
    lastUse: 'Last use of {{id}}: {{time}}, from {{address}}.',
    unused: '{{id}} has never been used.',
    create: 'Create second key',
    expired: 'This key has expired, and a second one would expire with it. Change its expiry first.',
    edit: 'Edit access key',
  },
  delete: {
    title: 'Delete access key {{key}}?',
    text: 'Requests that are signed with {{id}} are refused from then on. A deleted key cannot be restored. To find out whether it is needed, disable it first.',
    ok: 'Delete access key',
    done: 'Access key {{key}} deleted',
  },
  gone: {
    title: 'This access key does not exist',
    text: 'It was deleted, or it belongs to another user.',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    accessKeys: typeof accessKeys;
  }
}

export default accessKeys;
