import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/details.ts';

export default {
  title: '镜像',
  identity: '基本信息',
  openRepository: '打开仓库页面',
  untagged: '无标签',
  scanNow: '立即扫描',
  scanAgain: '重新扫描',
  fact: {
    digest: '摘要',
    size: '大小',
    platforms: '平台',
    mediaType: '媒体类型',
    registry: '所属镜像仓',
    openRegistry: '在 {{registry}} 中打开',
    lastScan: '最近扫描',
    never: '从未',
    unsaid: '镜像仓未提供时间',
    created: '创建时间',
    updated: '更新时间',
    firstSeen: '首次发现',
    lastSeen: '最近发现',
    pullCommand: '拉取命令',
  },
  sharedTags: '相同摘要',
  vulnerabilities: '漏洞',
  bySeverity: '各等级漏洞',
  find: '搜索漏洞',
  findPlaceholder: 'CVE、软件包或描述',
  fixableOnly: '仅看可修复（{{fixable}} / {{total}}）',
  column: {
    severity: '等级',
    name: 'CVE',
    package: '软件包',
    versions: '当前版本 → 修复版本',
    cvss: 'CVSS',
    more: '更多',
  },
  noFix: '暂无修复版本',
  more: {
    noDescription: '扫描器未提供描述。',
    noFix: '{{package}} 暂无修复版本。',
    fix: '将 {{package}} 从 {{installed}} 升级到 {{fixed}}',
    fixedVersion: '修复版本',
    since: '首次发现：',
  },
  nothingMatches: '没有符合条件的漏洞',
  noneFound: '未发现漏洞',
  skipped_other: '报告中另有 {{number}} 条结果未列出：无法识别或超出数量上限。',
  scannedAt: '扫描于 {{time}}',
  scannedAtBy: '{{scanner}} 扫描于 {{time}}',
  report: {
    waiting: {
      title: '正在获取扫描报告',
      text: '镜像仓已完成扫描，结果稍后显示。',
    },
    scanning: {
      title: '镜像仓正在扫描该镜像',
    },
    notScanned: {
      title: '尚未扫描',
      text: '镜像仓的扫描器完成扫描前，该镜像的风险未知。',
    },
    scanFailed: {
      title: '上次扫描失败',
      reason: {
        timeout: '扫描器未在限定时间内返回结果。',
        unknownScan: '扫描器中已无此次扫描的记录。',
        region: '该地域的镜像不支持扫描。',
        repeated: '该镜像已有扫描正在进行。',
        other: '扫描器返回“{{code}}”。',
        unsaid: '镜像仓未说明原因。如由此处发起扫描，可在任务管理中查看。',
      },
      text: '请重新扫描。若仍失败，请在镜像仓中查看扫描器日志。',
    },
    scanStopped: {
      title: '上次扫描被停止',
      text: '扫描已在镜像仓中被停止。重新扫描前，该镜像的风险未知。',
    },
    blocked: {
      title: '该镜像无法扫描',
    },
    failed: {
      title: '获取扫描报告失败',
    },
  },
  vanished: {
    title: '该镜像已不存在',
    text: '该镜像已从镜像仓移除，其标签已指向其他摘要，或链接不完整。可在仓库页面查看已移除的镜像。',
    close: '返回列表',
  },
} as const satisfies Translation<typeof english>;
