import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/allowlist.ts';

export default {
  path: {
    settings: '设置',
  },
  title: '扫描器白名单',
  own: {
    note: '以下为云端扫描器的地址。本 Mooring 服务器从自身地址发起连接，镜像仓也需放行该地址。',
    local: '访问 <code>{{ip}}</code> 时，本服务器的地址为 <code>{{address}}</code>（经过 NAT 时除外）。',
    ownAddress: '本服务器地址',
    asking: '正在查询访问 <code>{{ip}}</code> 时本服务器的地址…',
    noRoute: '本服务器没有到 <code>{{ip}}</code> 的路由。',
    failed: '无法确定访问 <code>{{ip}}</code> 时本服务器的地址：{{reason}}',
  },
  search: {
    label: '搜索地域或地址',
    placeholder: '地域、ID、IP 或 CIDR 网段',
  },
  network: {
    label: '网络类型',
    internet: '公网',
    vpc: 'VPC',
  },
  format: {
    label: '复制为',
    plain: '纯文本',
    nginx: 'nginx',
    iptables: 'iptables',
    json: 'JSON',
  },
  copies: {
    internet: '复制公网 IP。',
    vpc: '复制私网网段。',
  },
  hint: {
    plain: '每行一个地址或网段。',
    nginx: '用于 http、server 或 location 块。在其后添加“deny all;”，才会拒绝其他来源。',
    iptables:
      '以 root 身份执行。端口不是 80 和 443 时请自行修改。Docker 中的镜像仓不经过 INPUT 链，请改用 DOCKER-USER 链并去掉端口条件。',
    json: '按地域列出各自的地址。',
  },
  copyAll: '复制全部（{{number}}）',
  copyShown: '复制搜索结果（{{number}}）',
  column: {
    region: '地域',
    publicIps: '公网 IP',
    privateCidr: '私网网段',
    copy: '复制地域',
  },
  row: '{{region}}（{{format}}）',
  found: {
    belongs: '<code>{{range}}</code> 属于{{region}}。',
    shared: '<code>{{range}}</code> 属于 {{number}} 个地域。这些地域共用一个网段，仅凭地址无法区分。',
    overlaps_other: '<code>{{range}}</code> 与 {{number}} 个地域的地址重叠。',
    noAddress: '扫描器不会从 <code>{{range}}</code> 发起连接。',
    noName: '未找到地域。',
    malformed: '请输入 IPv4 地址或 CIDR 网段，如 172.16.5.1 或 172.16.0.0/20。',
    ipv6: '扫描器仅使用 IPv4 地址。',
  },
} as const satisfies Translation<typeof english>;
