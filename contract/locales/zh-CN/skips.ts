import type english from '../en/skips.ts';
import type { Translation } from '../translation.ts';

export default {
  reason: {
    notUnderstood: '内容格式与预期不符',
    nameUnusable: '名称不可用',
    elsewhere: '不属于所查询的项目或组织',
    tagUnusable: '标签名称不可用',
    notSha256: '摘要不是 sha256',
    sizeUnusable: '大小不是有效的字节数',
    manifestNotUnderstood: '清单（manifest）格式与预期不符',
    instanceNotRunning: '实例未在运行',
    notListed: '未能列出',
  },
  withFacts: '{{reason}}（{{facts, list(style: narrow)}}）',
} as const satisfies Translation<typeof english>;
