const connect = {
  title: 'Add image repository',
  section: {
    what: 'Which registry is it?',
    reach: 'How is it reached?',
    account: 'Who are we there?',
    speed: 'How fast may images come in?',
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
    RegistryName: 'Name in this console',
    CaCertificate: 'CA certificate (PEM)',
    TransPerHour: 'Speed limit',
    UserName: 'Username',
    Password: 'Password',
  },
  optional: 'optional',
  option: {
    version: { V1: 'V1 · 1.x.x', V2: 'V2 · 2.x.x and later' },
    netType: { internet: 'Internet', vpc: 'VPC' },
    perHour: '{{number}} per hour',
    unlimited: 'Unlimited',
  },
  hint: {
    paste:
      'A whole address such as https://harbor.example.com:8443 may be pasted here; it fills protocol, domain name and port.',
    pasted: 'Read from the address you pasted.',
    forwarded: 'Behind a forwarding ECS server: that server’s IP.',
    speedTyped: 'Choose, or type any whole number up to {{max}}.',
    speedTime: 'At this speed, 1,000 images take {{time}}.',
    unlimited:
      'Without a limit, many images at once may disturb the business that the registry serves. Choose it with care.',
  },
  help: {
    version: {
      question: 'Which version is mine?',
      answer:
        'Sign in to Harbor: the version stands at the lower left or under About. Without signing in, the login page’s footer or /api/v2.0/systeminfo shows it: if that address answers, it is V2.',
    },
    account: {
      question: 'Which account should I use?',
      answer:
        'One with the system administrator role, so that every project can be listed. A dedicated local account is best; where people sign in through OIDC, a system-level robot account that may list projects, repositories and artifacts works too.',
    },
    certificate: { question: 'Does it use a private certificate authority?' },
  },
  submit: 'OK',
  cancel: 'Cancel',
  saved: '{{registry}} is connected; its images are on their way',
  switchVersion: 'Use {{version}} and retry',
  switchProtocol: 'Use {{protocol}} and retry',
  leave: {
    title: 'Leave without connecting?',
    text: 'What you have filled in will be lost.',
    leave: 'Leave',
    stay: 'Keep editing',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    connect: typeof connect;
  }
}

export default connect;
