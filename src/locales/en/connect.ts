const connect = {
  title: 'Add image repository',
  editTitle: 'Edit {{registry}}',
  section: {
    what: 'Which registry is it?',
    reach: 'How is it reached?',
    account: 'Who are we there?',
    scope: 'Which images should come in?',
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
    CertificateFingerprint: 'Pinned certificate (SHA-256)',
    TransPerHour: 'Speed limit',
    UserName: 'Username',
    Password: 'Password',
    namespace: 'Image repository organization',
    authToken: 'Auth_token',
    UnlimitedConfirmed: 'Yes, take everything in at once',
    IncludePatterns: 'Include',
    ExcludePatterns: 'Exclude',
  },
  comma: ', ',
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
    typeFixed: 'A connected registry keeps its type.',
    quayVersion: 'Has no effect for Quay.',
    pin: 'Only the certificate with this SHA-256 is accepted, whoever issued it. Pin again when it is renewed.',
    scope: 'All of them, unless patterns say otherwise.',
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
    allowlist: { question: 'Which addresses must be allowed?' },
    forwarding: { question: 'Is it in an on-premises data centre?' },
    certificate: { question: 'Does it use a private certificate authority?' },
    token: {
      question: 'Where do I get an Auth_token?',
      answer:
        'In Quay, open the organization as its administrator, go to Applications, create an OAuth application and generate a token that may at least view all visible repositories (repo:read). The token is shown once.',
    },
    patterns: {
      question: 'Only some of the repositories?',
      paths: 'One pattern per line, matched with namespace/name.',
      answer: '* stands for anything within a segment, ** for anything across segments. Exclude wins over include.',
    },
  },
  submit: 'OK',
  cancel: 'Cancel',
  saved: '{{registry}} is connected; its images are on their way',
  changed: '{{registry}} is saved',
  lost: 'The connection was lost while saving. Trying again is safe: it never connects a registry twice.',
  switchVersion: 'Use {{version}}',
  switchProtocol: 'Use {{protocol}}',
  switchType: 'This looks like {{type}}: switch',
  andRetry: '{{remedy}} and retry',
  secret: {
    set: 'Set {{time}}',
    keep: 'Keep the stored one',
    keepWhat: '{{what}}: keep the stored one',
    replace: 'Replace',
    replaceWhat: '{{what}}: replace',
  },
  quay: {
    heading: 'Quay namespace information',
    add: 'Add',
    remove: 'Remove {{organization}}',
    oneNeeded: 'At least one organization is needed',
  },
  match: {
    unknown: 'Test the connection to count what matches.',
    nothing: 'Nothing matches: no image would come in.',
    some_one: '{{repositories}} repository with {{images}} images matches.',
    some_other: '{{repositories}} repositories with {{images}} images match.',
    examples: 'Such as {{names}}',
  },
  estimate: {
    time_one: '{{images}} image at {{speed}} per hour: about {{time}}.',
    time_other: '{{images}} images at {{speed}} per hour: about {{time}}.',
    withinADay: 'Use {{speed}} per hour: done within a day',
  },
  untested: {
    more: 'More ways to save',
    save: 'Save without testing',
    means: 'Nothing is asked of the registry; it will be marked Not verified.',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    connect: typeof connect;
  }
}

export default connect;
