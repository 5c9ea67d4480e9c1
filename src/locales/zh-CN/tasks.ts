import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/tasks.ts';

export default {
  title: '任务管理',
  open: '任务管理',
  list: {
    sync: '同步任务',
    scan: '扫描任务',
  },
  linkedGone: '链接中的任务已不在列表中。任务在结束后保留 90 天。',
  empty: {
    sync: '暂无同步任务',
    scan: '暂无扫描任务',
  },
  status: {
    INIT: '等待中',
    START: '进行中',
    SUCCESS: '已完成',
    TIMEOUT: '超时',
    FAIL: '失败',
    PAUSED: '已暂停',
    CANCELLED: '已取消',
  },
  progress: '{{registry}} 的进度',
  repositories_other: '仓库 {{listed}} / {{total}}',
  repositoriesListed_other: '已列出 {{listed}} 个仓库',
  images_other: '{{number}} 个镜像',
  started: '开始于 {{time}}',
  took: '用时 {{duration}}',
  running: '已运行 {{duration}}',
  removed: '已移除 {{number}} 个',
  skipped: '已跳过 {{number}} 项',
  failed_other: '{{number}} 个仓库失败',
  scan: {
    begun: '扫描已开始',
    alreadyRunning: '这些镜像正在扫描中',
    nothingToScan: '没有可扫描的镜像',
    showTask: '查看任务',
    scanned_other: '已扫描 {{done}} / {{total}} 个镜像',
    failed: '{{number}} 个失败',
    running: '{{number}} 个扫描中',
    trigger: {
      manual: '手动触发',
      cycle: '周期触发',
    },
    cancelOf: '取消扫描 {{task}}',
    cancelMeans: '未提交的镜像不再扫描，镜像仓中正在进行的扫描会继续完成。',
    cancelled: '扫描已取消',
  },
  incomplete: '列表不完整：未列出的镜像将保留。',
  log: '日志（{{number}}）',
} as const satisfies Translation<typeof english>;
