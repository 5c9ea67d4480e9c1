import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/buildRisksView.ts';

export default {
  title: '构建风险',
  byLevel: '各等级构建风险',
  find: '搜索构建风险',
  findPlaceholder: '风险、变量或命令',
  showHandled: '已处理的风险（{{number}}）',
  masked: '敏感值已脱敏显示，且从未存储。',
  column: {
    more: '更多',
    level: '等级',
    risk: '风险',
    class: '类型',
    places: '位置',
    status: '状态',
    images: '镜像',
    handled: '已处理',
    repositories: '仓库',
    firstSeen: '首次发现',
    lastSeen: '最近发现',
    image: '镜像',
    actions: '操作',
  },
  places: {
    configuration: '镜像配置',
    commands_other: '{{count}} 条构建命令',
    command: '构建命令',
    layer: '层',
  },
  status: {
    unhandled: '未处理',
    ignored: '已忽略',
    falsePositive: '误报',
  },
  scope: {
    image: '此镜像',
    repository: '此仓库',
    everywhere: '所有镜像',
  },
  ignore: {
    title: '忽略“{{risk}}”',
    ok: '忽略',
    decision: '处理方式',
    scope: '生效范围',
    holds: {
      image: '仅此镜像。再次推送后，新镜像中的该风险为未处理。',
      repository: '{{repository}} 的所有镜像，包括后续推送的镜像。',
      everywhere: '当前数据中心的所有镜像，包括后续接入的镜像。',
    },
    reason: '原因',
  },
  decision: {
    by: '处理人',
    time: '处理时间',
    noReason: '未填写原因',
    reopen: '取消忽略',
    reopenRisk: '取消忽略“{{risk}}”',
    reopened: '“{{risk}}”已恢复为未处理',
    undo: '撤销',
    done: {
      image: '已在此镜像中忽略“{{risk}}”',
      repository: '已在此仓库中忽略“{{risk}}”',
      everywhere: '已在所有镜像中忽略“{{risk}}”',
    },
  },
  notTakenIn: {
    waiting: {
      title: '尚未接入',
      text: '接入该镜像后，才能得知其构建风险。',
    },
    failed: {
      title: '未能接入',
      text: '该镜像接入失败，其构建风险未知，原因见上方的详情。',
    },
  },
  noneFound: '未发现构建风险',
  nothingTakenIn: '尚未接入镜像，接入后发现的构建风险将在此显示。',
  nothingMatches: '没有符合条件的构建风险',
  allHandled: '所有构建风险均已处理',
  showThem: '查看已处理的风险',
  view: {
    findPlaceholder: '风险、含义或处理建议',
    showImages_other: '{{number}} 个镜像存在“{{risk}}”',
    handledImages: '已处理“{{risk}}”的镜像',
    noneHandled: '无',
  },
} as const satisfies Translation<typeof english>;
