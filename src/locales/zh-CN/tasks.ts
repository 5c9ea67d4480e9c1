const tasks = {
  title: '任务管理',
  open: '任务管理',
  list: '同步任务',
  empty: '还没有同步任务',
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
  repositories: '仓库 {{listed}} / {{total}}',
  repositoriesSoFar: '已列出 {{listed}} 个仓库',
  images: '镜像 {{done}} / {{total}}',
  started: '开始于 {{time}}',
  took: '用时 {{duration}}',
  running: '已运行 {{duration}}',
  removed: '移除 {{number}} 个',
  skipped: '{{number}} 项无法识别',
  failed: '{{number}} 个仓库失败',
  incomplete: '列表不完整:未列出的镜像会保留。',
  log: '日志({{number}})',
} as const;

export default tasks;
