import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/repository.ts';

export default {
  title: '镜像仓库',
  back: '全部镜像',
  scan: '立即扫描',
  glance: '仓库概览',
  facts: '基本信息',
  byRisk: '各风险等级镜像',
  tab: {
    images: '镜像',
    vanished: '已移除的镜像',
  },
  untagged: '无标签',
  noneVanished: '最近 90 天没有移除的镜像',
  column: {
    tag: '标签',
    digest: '摘要',
    risk: '风险',
    firstSeen: '首次发现',
    vanished: '移除时间',
  },
  wrongId: {
    title: '该仓库不存在',
    text: '链接可能不完整或有误。',
  },
  missing: {
    title: '该仓库没有镜像',
    text: '该仓库已从镜像仓移除，或其镜像尚未接入。',
    vanished: '查看已移除的镜像',
  },
} as const satisfies Translation<typeof english>;
