const allowlist = {
  path: { settings: 'Settings' },
  title: 'Scanner allowlist',
  own: {
    note: 'These are the cloud scanner’s addresses. This Mooring server connects from its own, which the registry must let in too.',
    local: 'Towards <code>{{ip}}</code> it is <code>{{address}}</code>, unless NAT changes it on the way.',
    ownAddress: 'this server’s address',
    asking: 'Looking up this server’s address towards <code>{{ip}}</code>…',
    noRoute: 'This server has no route to <code>{{ip}}</code>.',
    failed: 'This server’s address towards <code>{{ip}}</code> could not be told: {{reason}}',
  },
  search: {
    label: 'Find a region or address',
    placeholder: 'Region, ID, IP or CIDR range',
  },
  network: { label: 'Network type', internet: 'Internet', vpc: 'VPC' },
  format: {
    label: 'Copy as',
    plain: 'Plain lines',
    nginx: 'nginx',
    iptables: 'iptables',
    json: 'JSON',
  },
  copies: { internet: 'Copies public IPs.', vpc: 'Copies private ranges.' },
  hint: {
    plain: 'One address or range a line.',
    nginx: 'For the http, server or location block; they only shut others out with “deny all;” after them.',
    iptables:
      'Run as root; other ports than 80 and 443 need changing. A registry in Docker is not behind INPUT: use the chain DOCKER-USER there, without the ports.',
    json: 'A list of regions, each with its addresses.',
  },
  copyAll: 'Copy all ({{number}})',
  copyShown: 'Copy found ({{number}})',
  column: {
    region: 'Region',
    publicIps: 'Public IPs',
    privateCidr: 'Private range',
    copy: 'Copy the region',
  },
  row: '{{region}} as {{format}}',
  found: {
    belongs: '<code>{{range}}</code> belongs to {{region}}.',
    shared:
      '<code>{{range}}</code> belongs to {{number}} regions: they share a range, so the address alone does not tell which one is calling.',
    overlaps_one: '<code>{{range}}</code> overlaps the addresses of one region.',
    overlaps_other: '<code>{{range}}</code> overlaps the addresses of {{number}} regions.',
    noAddress: 'The scanner never comes from <code>{{range}}</code>.',
    noName: 'No region is called that.',
    malformed: 'That is not an IPv4 address or CIDR range yet, such as 172.16.5.1 or 172.16.0.0/20.',
    ipv6: 'The scanner has IPv4 addresses only.',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    allowlist: typeof allowlist;
  }
}

export default allowlist;
