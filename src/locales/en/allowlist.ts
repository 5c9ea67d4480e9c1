const allowlist = {
  path: {
    settings: 'Settings',
  },
  title: 'Scanner allowlist',
  own: {
    note: 'These are the addresses of the cloud scanner. This Mooring server connects from its own address, which the registry must also allow.',
    local: 'For <code>{{ip}}</code>, that address is <code>{{address}}</code>, unless NAT changes it.',
    ownAddress: 'this server’s address',
    asking: 'Determining this server’s address for <code>{{ip}}</code>…',
    noRoute: 'This server has no route to <code>{{ip}}</code>.',
    failed: 'Failed to determine this server’s address for <code>{{ip}}</code>: {{reason}}',
  },
  search: {
    label: 'Search regions and addresses',
    placeholder: 'Region, ID, IP or CIDR block',
  },
  network: {
    label: 'Network type',
    internet: 'Internet',
    vpc: 'VPC',
  },
  format: {
    label: 'Copy as',
    plain: 'Plain text',
    nginx: 'nginx',
    iptables: 'iptables',
    json: 'JSON',
  },
  copies: {
    internet: 'Copies the public IPs.',
    vpc: 'Copies the private CIDR blocks.',
  },
  hint: {
    plain: 'One address or CIDR block per line.',
    nginx: 'For an http, server or location block. Add “deny all;” after these lines to block all other addresses.',
    iptables:
      'Run as root. Change the ports if they are not 80 and 443. Traffic to a registry in Docker does not pass INPUT: use the DOCKER-USER chain and omit the ports.',
    json: 'A list of regions, each with its addresses.',
  },
  copyAll: 'Copy all ({{number}})',
  copyShown: 'Copy results ({{number}})',
  column: {
    region: 'Region',
    publicIps: 'Public IPs',
    privateCidr: 'Private CIDR block',
    copy: 'Copy region',
  },
  row: '{{region}} as {{format}}',
  found: {
    belongs: '<code>{{range}}</code> belongs to {{region}}.',
    shared:
      '<code>{{range}}</code> belongs to {{number}} regions. They share a CIDR block, so the address alone does not identify the region.',
    overlaps_one: '<code>{{range}}</code> overlaps the addresses of one region.',
    overlaps_other: '<code>{{range}}</code> overlaps the addresses of {{number}} regions.',
    noAddress: 'The scanner does not connect from <code>{{range}}</code>.',
    noName: 'No regions found.',
    malformed: 'Enter an IPv4 address or CIDR block such as 172.16.5.1 or 172.16.0.0/20.',
    ipv6: 'The scanner only uses IPv4 addresses.',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    allowlist: typeof allowlist;
  }
}

export default allowlist;
