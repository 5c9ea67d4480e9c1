const registryForm = {
  title: 'Add image repository',
  editTitle: 'Edit {{registry}}',
  section: {
    registry: 'Registry',
    connection: 'Connection',
    account: 'Account',
    images: 'Images',
    speedLimit: 'Speed limit',
    schedule: 'Synchronization',
  },
  field: {
    RegistryType: 'Private repository type',
    RegistryVersion: 'Version',
    ProtocolType: 'Communication type',
    NetType: 'Network type',
    VpcId: 'VPC ID',
    RegistryRegionId: 'RegionId',
    RegistryHostIp: 'IP',
    Port: 'Port',
    DomainName: 'Domain name',
    RegistryName: 'Display name',
    CaCertificate: 'CA certificate (PEM)',
    CertificateFingerprint: 'Pinned certificate (SHA-256)',
    TokenServiceHost: 'Token service',
    TransPerHour: 'Speed limit',
    ScheduleType: 'Schedule',
    ScheduleHours: 'Hours between two synchronizations',
    ScheduleDay: 'Day',
    ScheduleTime: 'Time',
    UserName: 'Username',
    Password: 'Password',
    UnlimitedConfirmed: 'I understand the risk: do not limit the speed',
    IncludePatterns: 'Include',
    ExcludePatterns: 'Exclude',
  },
  optional: '{{label}} (optional)',
  option: {
    netType: {
      internet: 'Internet',
      vpc: 'VPC',
    },
    perHour: '{{number}} per hour',
    unlimited: 'Unlimited',
    schedule: { daily: 'Daily', hours: 'Every few hours', weekly: 'Weekly', manual: 'Manual only' },
  },
  hint: {
    schedule: {
      daily: 'At a random minute in the five hours after midnight, in the time zone of the server ({{timeZone}}).',
      hours: 'Counted from the start of the previous synchronization.',
      weekly: 'On one day of the week, in the time zone of the server ({{timeZone}}).',
      manual: 'Never synchronized automatically; failures are not retried either. Waiting images are still taken in.',
    },
    scheduleHours: '{{min}} to {{max}} hours.',
    paste:
      'You can paste a full address such as https://harbor.example.com:8443 to fill in the protocol, domain name and port.',
    pasted: 'Filled in from the pasted address.',
    tokenService:
      'The registry sends sign-ins to this host. The password is sent there over HTTPS. Clear the field to withdraw the confirmation.',
    typeFixed: 'The type of a connected registry cannot be changed.',
    pin: 'Only the certificate with this SHA-256 fingerprint is accepted, whoever issued it. Update the pin when the certificate is renewed.',
    scope: 'All images by default. Use patterns to select repositories.',
    forwarded: 'If an ECS server forwards the traffic, enter the IP of that server.',
    speedTyped: 'Select an option or enter a whole number up to {{max}}.',
    speedTime: 'At this speed, 1,000 images take {{time}}.',
    unlimited: 'Without a limit, a large number of images at once can affect the workloads that the registry serves.',
  },
  help: {
    allowlist: {
      title: 'Addresses to allow',
    },
    forwarding: {
      title: 'Registry in an on-premises data centre',
    },
    certificate: {
      title: 'Private certificate authority',
    },
    patterns: {
      title: 'Select repositories by pattern',
      paths: 'One pattern per line, matched against namespace/name.',
      text: '* matches within one path segment, ** across segments. Exclude takes precedence over include.',
    },
  },
  submit: 'OK',
  cancel: 'Cancel',
  saved: '{{registry}} connected. Its images are being synchronized.',
  changed: '{{registry}} saved',
  lost: 'The connection was lost while saving. You can try again: no registry is connected twice.',
  switchVersion: 'Switch to {{version}}',
  switchProtocol: 'Switch to {{protocol}}',
  confirmHost: 'Confirm {{host}}',
  switchType: 'Switch to {{type}}',
  andRetry: '{{fix}} and retry',
  secret: {
    set: 'Set {{time}}',
    keep: 'Keep current',
    keepWhat: '{{what}}: keep current',
    replace: 'Replace',
    replaceWhat: '{{what}}: replace',
    moved:
      'Changed: {{fields, list(style: narrow)}}. The stored secret is used only with the values it was entered for. Enter it again, or undo the change.',
  },
  match: {
    unknown: 'Test the connection to see how many images match.',
    nothing: 'No repository matches: no images will be taken in.',
    some_one: '{{repositories}} repository with {{images}} images matches.',
    some_other: '{{repositories}} repositories with {{images}} images match.',
    tagged_one: '{{repositories}} repository with {{images}} images ({{tags}} tags) matches.',
    tagged_other: '{{repositories}} repositories with {{images}} images ({{tags}} tags) match.',
    examples: 'For example: {{names, list(style: narrow)}}',
  },
  estimate: {
    time_one: '{{images}} image at {{speed}} per hour: about {{time}}.',
    time_other: '{{images}} images at {{speed}} per hour: about {{time}}.',
    atMost_one: 'At most {{images}} image at {{speed}} per hour: up to {{time}}.',
    atMost_other: 'At most {{images}} images at {{speed}} per hour: up to {{time}}.',
    withinADay: 'Use {{speed}} per hour to finish within a day',
  },
  untested: {
    more: 'More save options',
    save: 'Save without testing',
    means: 'The registry is not contacted and is marked as Not verified.',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    registryForm: typeof registryForm;
  }
}

export default registryForm;
