import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/forwarding.ts';

export default {
  label: '通过 ECS 服务器转发',
  intro:
    '适用于本地数据中心的镜像仓：由 VPC 内可访问该镜像仓的 ECS 服务器，将指定端口的流量转发到镜像仓。Mooring 和扫描器连接该服务器的 IP 和端口。',
  field: {
    listenPort: '端口 A（ECS 服务器）',
    registryIp: '镜像仓地址',
    registryPort: '端口 B（镜像仓）',
    serverIp: 'ECS 服务器的 IP',
  },
  optional: '{{label}}（选填）',
  tools: 'ECS 服务器系统',
  tool: {
    firewalld: 'firewalld',
    iptables: 'iptables',
    windows: 'Windows',
  },
  what: {
    firewalld:
      '适用于已启用 firewalld 的服务器，以 root 身份执行：在默认区域转发端口 A，启用地址伪装以便响应返回，并重新加载 firewalld。重启后仍生效。',
    iptables:
      '适用于未启用 firewalld 的服务器，以 root 身份执行：开启 IP 转发，重定向端口 A，启用地址伪装，并放行双向流量。重启后失效；如需保留，请使用系统工具（netfilter-persistent 或 iptables-services）保存规则，并将第一项设置写入 /etc/sysctl.d。',
    windows:
      '以管理员身份在 cmd 或 PowerShell 中执行：启动端口代理所需的 IP Helper 服务，代理端口 A，并在防火墙中放行。重启后仍生效。如提示服务已在运行，可忽略。',
  },
  undo: {
    title: '撤销',
    firewalld: '若此前已启用地址伪装，或其他规则依赖地址伪装，请去掉 masquerade 一行。',
    iptables: 'IP 转发保持开启，服务器上的容器或 VPN 可能依赖该设置。',
    windows: 'IP Helper 服务保持运行，其他代理可能依赖该服务。',
  },
  ipv6Linux:
    '开启 IPv6 转发后，Linux 会忽略路由通告。若服务器的 IPv6 路由由路由通告获得，请先将网卡的 accept_ra 设为 2，否则将丢失路由。',
  crossing: '{{tool}} 不支持 IPv4 与 IPv6 互转。请使用相同版本的地址，或改用 Windows 服务器。',
  reach: '还需在服务器的安全组中放行端口 A，并确保服务器可访问镜像仓（VPN 或专线）。',
  waiting: '填写以上三项后生成命令。',
  commands: '命令',
  undoCommands: '撤销命令',
  takeOver: '填入表单',
} as const satisfies Translation<typeof english>;
