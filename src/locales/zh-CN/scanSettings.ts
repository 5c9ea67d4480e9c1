import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/scanSettings.ts';

export default {
  title: '扫描设置',
  tab: {
    cycle: '扫描周期',
    registries: '已接入的镜像仓',
  },
  enabled: '周期扫描',
  off: '已关闭：仅支持手动扫描。',
  onceSaved: '保存后生效。',
  nextRun_other: '下次扫描：{{time}}，目前涉及 {{number}} 个镜像。',
  every: '扫描间隔',
  days_other: '{{number}} 天',
  hours_other: '{{number}} 小时',
  otherDays: '其他',
  typedDays: '间隔天数（1 到 365）',
  fromHour: '最早开始时间',
  toHour: '最晚开始时间',
  hoursMean: '以服务器时区为准。两者相同时，可在任意时间开始。',
  dayNum: '扫描时间范围',
  dayNumMeans: '更新时间早于该范围的镜像不参与扫描。',
  scope: '扫描范围',
  scopeAll: '全部镜像仓',
  scopeChosen: '指定镜像仓',
  registries: '镜像仓',
  registriesPlaceholder: '请选择镜像仓',
  autoAdd: '自动加入新增仓库',
  save: '保存',
  undo: '撤销更改',
  saved: '扫描设置已保存',
} as const satisfies Translation<typeof english>;
