const acr = {
  title: 'Add Container Registry (ACR)',
  section: {
    key: 'Who are we in the cloud?',
    regions: 'Where are the images?',
  },
  field: {
    AccessKeyId: 'AccessKey ID',
    AccessKeySecret: 'AccessKey secret',
    RegionIds: 'Regions',
  },
  connected: 'connected',
  hint: {
    choose: 'Choose one or more',
    regions: 'Each region becomes a registry of its own. Both editions are listed.',
    speedOfEach: 'Each region has this limit to itself. The time is that of the region with the most images.',
    keyOfAll_one: 'A new key replaces the one of this region.',
    keyOfAll_other:
      'A new key replaces the one of all {{count}} regions; patterns and speed limit are this region’s alone.',
  },
  patternPaths:
    'One pattern per line, matched with instance/namespace/name (Enterprise) or namespace/name (Personal Edition).',
  help: {
    rights: {
      question: 'Which rights are enough?',
      answer:
        'The policy AliyunContainerRegistryReadOnlyAccess, granted to the RAM user that owns the AccessKey. To start scans from here, cr:PutScan as well, which that policy does not hold. Nothing else is ever changed in the cloud.',
    },
    create: {
      question: 'Where do I create an AccessKey?',
      answer:
        'In the RAM console, open Users, choose or create a RAM user without console access, and create an AccessKey on its page. The secret is shown once. Avoid the AccessKey of the account itself: it may do everything.',
    },
    personal: {
      question: 'Which edition can be scanned?',
      answer:
        'Enterprise images can be scanned. Personal Edition offers no scanner to call, so its images are listed, their risk stays unknown, and each says that it can’t be scanned. Move an image to an Enterprise instance to have it scanned.',
    },
    vpc: {
      question: 'What does an Enterprise instance need?',
      answer:
        'VPC access: in the Container Registry console, open the instance and add a VPC and a vSwitch under Access Control > VPC. An instance without it is named on its region; the others come in all the same.',
    },
    endpoint: {
      question: 'Can this server not reach the cloud itself?',
      answer:
        'Give the server that forwards to the region’s public endpoint. Without it, the endpoint is found by its name, such as cr.cn-hangzhou.aliyuncs.com.',
    },
  },
  saved_one: 'Container Registry is connected in {{count}} region; its images are on their way',
  saved_other: 'Container Registry is connected in {{count}} regions; their images are on their way',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    acr: typeof acr;
  }
}

export default acr;
