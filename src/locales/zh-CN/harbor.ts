import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/harbor.ts';

export default {
  version: {
    V1: 'V1 · 1.x.x',
    V2: 'V2 · 2.x.x 及以上',
  },
  help: {
    version: {
      title: '查看版本',
      text: '登录 Harbor，在左下角或“关于”中查看。未登录时，可查看登录页页脚，或访问 /api/v2.0/systeminfo：有响应即为 V2。',
    },
    account: {
      title: '账号要求',
      text: '请使用具有系统管理员角色的账号，以便列出全部项目，建议单独创建本地账号。如 Harbor 使用 OIDC 登录，也可使用有权列出项目、仓库和制品的系统级机器人账号。',
    },
  },
} as const satisfies Translation<typeof english>;
