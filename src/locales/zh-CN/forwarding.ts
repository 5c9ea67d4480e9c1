const forwarding = {
  label: '经 ECS 服务器转发',
  intro:
    '适用于本地数据中心的镜像仓：由 VPC 内能访问它的一台 ECS 服务器，把到达某个端口的流量转发给它。Mooring 和扫描器改为连接该服务器的 IP 和端口。',
  field: {
    listenPort: '端口 A（ECS 服务器）',
    registryIp: '镜像仓地址',
    registryPort: '端口 B（镜像仓）',
    serverIp: 'ECS 服务器的 IP',
  },
  optional: '选填',
  tools: 'ECS 服务器的系统',
  tool: { firewalld: 'firewalld', iptables: 'iptables', windows: 'Windows' },
  what: {
    firewalld:
      '适用于运行 firewalld 的服务器，以 root 身份执行：在默认区域转发端口 A，以服务器自身的地址发出流量，使应答能够返回，然后重新加载。重启后仍有效。',
    iptables:
      '适用于未运行 firewalld 的服务器，以 root 身份执行：开启转发，重定向端口 A，以服务器自身的地址发出流量，并放行两个方向。重启后失效：如需保留，请用系统自带的方式保存规则（netfilter-persistent 或 iptables-services），并将第一项设置写入 /etc/sysctl.d。',
    windows:
      '以管理员身份在 cmd 或 PowerShell 中执行：启动端口代理所需的 IP Helper 服务，代理端口 A，并在防火墙中放行。重启后仍有效。若提示服务已在运行，可忽略。',
  },
  undo: {
    title: '撤销',
    firewalld: '若原先已开启地址伪装（masquerade），或其他用途需要它，请去掉该行。',
    iptables: '转发保持开启，服务器上的容器或 VPN 可能需要它。',
    windows: 'IP Helper 服务保持运行，其他代理可能需要它。',
  },
  ipv6Linux:
    '开启 IPv6 转发后，Linux 会忽略路由通告。若服务器的 IPv6 路由由此获得，请先将其网卡的 accept_ra 设为 2，否则会丢失路由。',
  crossing: '{{tool}} 无法在 IPv4 与 IPv6 之间转发。请使用同类地址，或改用 Windows 服务器。',
  reach: '还需在服务器的安全组中放行端口 A，并确保服务器能访问镜像仓（VPN 或专线）。',
  waiting: '填写三个值后，这里会显示命令。',
  commands: '命令',
  undoCommands: '撤销命令',
  takeOver: '填入表单',
} as const;

export default forwarding;
