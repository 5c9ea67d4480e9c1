const acr = {
  title: 'Add Container Registry (ACR)',
  section: {
    accessKey: 'AccessKey',
    regions: 'Regions',
  },
  field: {
    AccessKeyId: 'AccessKey ID',
    AccessKeySecret: 'AccessKey secret',
    RegionIds: 'Regions',
  },
  connected: 'connected',
  hint: {
    choose: 'Select one or more',
    regions: 'Each region is connected as a separate registry. Images of both editions are listed.',
    speedOfEach: 'The limit applies to each region separately. The time is that of the region with the most images.',
    keyOfAll_one: 'A new AccessKey replaces the one of this region.',
    keyOfAll_other:
      'A new AccessKey replaces the one of all {{count}} regions. Patterns and the speed limit apply to this region only.',
  },
  patternPaths:
    'One pattern per line, matched against instance/namespace/name (Enterprise) or namespace/name (Personal Edition).',
  help: {
    rights: {
      title: 'Required permissions',
      text: 'Grant the policy AliyunContainerRegistryReadOnlyAccess to the RAM user that owns the AccessKey. To start scans from this console, grant cr:PutScan as well, which the policy does not include. Nothing else is changed in the cloud.',
    },
    create: {
      title: 'Create an AccessKey',
      text: 'In the RAM console, open Users, select or create a RAM user without console access, and create an AccessKey on the user’s page. The secret is shown only once. Do not use the AccessKey of the Alibaba Cloud account itself, which has all permissions.',
    },
    personal: {
      title: 'Editions that support scanning',
      text: 'Images of Enterprise instances can be scanned. Personal Edition has no scanner, so its images are listed with an unknown risk and marked as not scannable. To scan an image, move it to an Enterprise instance.',
    },
    vpc: {
      title: 'Network access to Enterprise instances',
      text: 'Enterprise instances need VPC access: in the Container Registry console, open the instance and add a VPC and a vSwitch under Access Control > VPC. An instance without VPC access is named at its region; all others are synchronized.',
    },
    endpoint: {
      title: 'Server without direct access to the cloud',
      text: 'Enter the IP of the server that forwards traffic to the public endpoint of the region. If empty, the endpoint is resolved by its name, such as cr.cn-hangzhou.aliyuncs.com.',
    },
  },
  saved_one: 'Container Registry connected in {{count}} region. Its images are being synchronized.',
  saved_other: 'Container Registry connected in {{count}} regions. Their images are being synchronized.',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    acr: typeof acr;
  }
}

export default acr;
