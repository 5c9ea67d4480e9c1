import type english from '../en/rights.ts';
import type { Translation } from '../translation.ts';

export default {
  systemAdmin: '系统管理员',
  listProjects: '列出项目',
  listRepositories: '列出仓库',
  listCatalog: '列出仓库（registry:catalog:*）',
  pull: '拉取镜像（pull）',
  listImages: '列出制品',
  scanImages: '扫描制品',
  readReports: '读取制品附加信息（artifact-addition:read）',
  organizationAdmin: '组织管理员',
  readRepositories: 'repo:read',
} as const satisfies Translation<typeof english>;
