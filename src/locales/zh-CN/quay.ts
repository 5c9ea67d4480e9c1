import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/quay.ts';

export default {
  field: {
    namespace: '镜像仓库组织',
    authToken: 'Auth_token',
  },
  versionUnused: '对 Quay 不生效。',
  heading: 'Quay名称空间信息',
  add: '添加',
  remove: '移除 {{organization}}',
  renamed: 'Auth_token 属于其组织，请输入该组织的 Auth_token，或撤销更改。',
  oneNeeded: '至少需要一个组织',
  help: {
    token: {
      title: '获取 Auth_token',
      text: '以组织管理员身份在 Quay 中打开该组织，在“Applications”中创建 OAuth 应用并生成令牌，至少授予查看全部可见仓库的权限（repo:read）。令牌仅显示一次。',
    },
  },
} as const satisfies Translation<typeof english>;
