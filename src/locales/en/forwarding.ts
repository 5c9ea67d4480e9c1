const forwarding = {
  label: 'Forward through an ECS server',
  intro:
    'For a registry in an on-premises data centre: an ECS server in the VPC that can reach it passes on what arrives at one of its ports. Mooring and the scanner then connect to the server’s IP and that port.',
  field: {
    listenPort: 'Port A, on the ECS server',
    registryIp: 'Registry address',
    registryPort: 'Port B, of the registry',
    serverIp: 'IP of the ECS server',
  },
  optional: 'optional',
  tools: 'System of the ECS server',
  tool: { firewalld: 'firewalld', iptables: 'iptables', windows: 'Windows' },
  what: {
    firewalld:
      'As root, where firewalld runs: forwards port A in the default zone, sends the traffic on under the server’s own address so that answers come back, and reloads. It survives a restart.',
    iptables:
      'As root, where firewalld does not run: turns forwarding on, redirects port A, sends the traffic on under the server’s own address, and lets both directions through. It lasts until a restart: to keep it, save the rules with the system’s means (netfilter-persistent or iptables-services) and put the first setting into /etc/sysctl.d.',
    windows:
      'As administrator, in cmd or PowerShell: runs the IP Helper service that port proxies need, proxies port A, and opens it in the firewall. It survives a restart. That the service is running already is no error.',
  },
  undo: {
    title: 'Undo',
    firewalld: 'Leave the masquerade line out if it was on before, or others rely on it.',
    iptables: 'Forwarding stays on, since containers or a VPN on the server may need it.',
    windows: 'The IP Helper service stays, since other proxies may need it.',
  },
  ipv6Linux:
    'With IPv6 forwarding on, Linux ignores router advertisements. If the server has its IPv6 route from them, first set accept_ra=2 for its network interface, or it loses the route.',
  crossing:
    '{{tool}} cannot pass traffic from IPv4 on to IPv6 or back. Use addresses of one kind, or a Windows server.',
  reach:
    'Also let port A in through the server’s security group, and make sure that the server reaches the registry (VPN, leased line).',
  waiting: 'The commands appear once the three values are filled in.',
  commands: 'commands',
  undoCommands: 'undo commands',
  takeOver: 'Use in the form',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    forwarding: typeof forwarding;
  }
}

export default forwarding;
