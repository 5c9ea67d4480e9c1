import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/compare.ts';

export default {
  title: '镜像对比',
  back: '全部镜像',
  from: '之前',
  to: '之后',
  swap: '交换',
  platform: '平台',
  tab: {
    vulnerabilities: '漏洞',
    risks: '构建风险',
    layers: '镜像层',
    configuration: '配置',
  },
  tabCounts: '+{{came}} −{{went}}',
  findings: {
    label: '变化',
    came: '新增 {{number}}',
    fixed: '已修复 {{number}}',
    went: '已消失且无已知修复 {{number}}',
    stayed_other: '两个镜像共有 {{number}} 个',
    find: '搜索漏洞',
    findPlaceholder: 'CVE 编号或软件包',
    noMatches: '没有符合搜索条件的漏洞',
    none: {
      came: '没有新增漏洞',
      fixed: '没有已修复的漏洞',
      went: '没有已消失且无已知修复的漏洞',
    },
  },
  change: {
    came: '已增加',
    went: '已移除',
    stayed: '未变化',
    changed: '已修改',
  },
  column: {
    change: '变化',
    command: '命令',
    field: '配置项',
    level: '风险等级',
    risk: '构建风险',
    where: '变量或标签（label）',
  },
  layers: {
    stayed_other: '{{number}} 层未变化（{{size}}）',
    went_other: '移除 {{number}} 层（{{size}}）',
    came_other: '增加 {{number}} 层（{{size}}）',
    noCommand: '无记录',
    none: '两个镜像均无镜像层',
  },
  configuration: {
    same: '两个镜像的配置相同',
    notKept: '不保存变量值',
    field: {
      User: '用户',
      Entrypoint: '入口点',
      Cmd: '启动命令',
      WorkingDir: '工作目录',
      StopSignal: '停止信号',
      HealthCheck: '健康检查',
      Env: '环境变量',
      ExposedPort: '暴露端口',
      Volume: '卷',
      Label: '标签（label）',
    },
  },
  risks: {
    stayed_other: '两个镜像共有 {{number}} 个',
    none: '构建风险没有变化',
  },
  unknown: {
    report: {
      title: '无法对比漏洞',
      waiting: '{{image}} 的扫描报告读取中，完成后自动对比。',
      notScanned: '{{image}} 未扫描，请先扫描。',
      scanning: '{{image}} 扫描中，完成后自动对比。',
      scanFailed: '{{image}} 最近一次扫描失败，请重新扫描。',
      scanStopped: '{{image}} 最近一次扫描已停止，请重新扫描。',
      blocked: '{{image}} 无法扫描，原因见镜像详情。',
      failed: '无法读取 {{image}} 的扫描报告，原因见镜像详情。',
    },
    content: {
      title: '无法对比此项',
    },
    intake: {
      WAITING: '{{image}} 等待接入，轮到时自动接入，也可以优先接入。',
      FAILED: '{{image}} 接入失败，原因见镜像详情。',
    },
    noPlatform: '两个镜像没有相同的平台。',
  },
  missing: {
    title: '其中一个镜像已不存在',
    text: '镜像已从镜像仓移除、标签已指向其他摘要，或链接不完整。',
  },
} satisfies Translation<typeof english>;
