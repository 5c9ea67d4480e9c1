const repository = {
  title: '镜像仓库',
  back: '全部镜像',
  scan: '立即扫描',
  glance: '仓库概览',
  facts: '所在位置',
  byRisk: '各风险等级镜像',
  tab: { images: '镜像', vanished: '已消失的镜像' },
  untagged: '无标签',
  noneVanished: '最近 90 天内没有镜像消失',
  column: { tag: '标签', digest: '摘要', risk: '风险', firstSeen: '首次发现', vanished: '消失时间' },
  missing: {
    title: '该仓库没有镜像',
    text: '它已不在镜像仓中，或其镜像尚未接入。',
    vanished: '查看已消失的镜像',
  },
} as const;

export default repository;
