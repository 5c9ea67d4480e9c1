import type english from '../en/buildRiskNames.ts';
import type { Translation } from '../translation.ts';

export default {
  secret_in_env: '环境变量中包含敏感信息',
  secret_in_label: '标签（label）中包含敏感信息',
  secret_in_history: '构建历史中包含敏感信息',
  no_user: '以 root 用户运行',
  ssh_server: '包含 SSH 服务',
  sudo: '已安装 sudo',
  pipe_to_shell: '未校验即执行下载的脚本',
  remote_add: 'ADD 远程文件未校验',
  unsigned_packages: '未校验软件包签名',
  no_healthcheck: '未设置健康检查',
  stale_image: '构建时间超过一年',
} as const satisfies Translation<typeof english>;
