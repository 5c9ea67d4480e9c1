const forwarding = {
  label: 'Forwarding through an ECS server',
  intro:
    'For a registry in an on-premises data centre: an ECS server in the VPC forwards the traffic that arrives at one of its ports to the registry. Mooring and the scanner connect to the IP and port of that server.',
  field: {
    listenPort: 'Port A (ECS server)',
    registryIp: 'Registry address',
    registryPort: 'Port B (registry)',
    serverIp: 'IP of the ECS server',
  },
  optional: '{{label}} (optional)',
  tools: 'ECS server system',
  tool: {
    firewalld: 'firewalld',
    iptables: 'iptables',
    windows: 'Windows',
  },
  what: {
    firewalld:
      'Run as root on a server with firewalld. The commands forward port A in the default zone, masquerade the traffic so that replies return, and reload firewalld. The rules persist after a restart.',
    iptables:
      'Run as root on a server without firewalld. The commands enable IP forwarding, redirect port A, masquerade the traffic, and allow both directions. The rules are lost on restart: to keep them, save them with the system’s tools (netfilter-persistent or iptables-services) and add the first setting to /etc/sysctl.d.',
    windows:
      'Run as administrator in cmd or PowerShell. The commands start the IP Helper service, which port proxies require, proxy port A, and open it in the firewall. The rules persist after a restart. Ignore a message that the service is already running.',
  },
  undo: {
    title: 'Undo',
    firewalld: 'Omit the masquerade line if masquerading was already on, or if other rules rely on it.',
    iptables: 'IP forwarding stays on, because containers or a VPN on the server may rely on it.',
    windows: 'The IP Helper service keeps running, because other proxies may rely on it.',
  },
  ipv6Linux:
    'With IPv6 forwarding enabled, Linux ignores router advertisements. If the server gets its IPv6 route from them, set accept_ra=2 for its network interface first, or the route is lost.',
  crossing: '{{tool}} cannot forward between IPv4 and IPv6. Use addresses of the same version, or a Windows server.',
  reach:
    'Also allow port A in the server’s security group, and make sure that the server can reach the registry (VPN or leased line).',
  waiting: 'Enter the three values to generate the commands.',
  commands: 'commands',
  undoCommands: 'undo commands',
  takeOver: 'Use in form',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    forwarding: typeof forwarding;
  }
}

export default forwarding;
