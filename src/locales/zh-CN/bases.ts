import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/bases.ts';

export default {
  title: '基础镜像',
  filter: {
    find: '搜索基础镜像',
    findPlaceholder: '命名空间、仓库或标签',
    registry: '镜像仓',
  },
  basedOn_other: '已接入的 {{takenIn}} 个镜像中，{{based}} 个基于已接入镜像仓中的镜像构建',
  counting: '统计更新中',
  column: {
    base: '基础镜像',
    images: '镜像数',
    outdated: '已过期',
    inherited: '继承的漏洞',
    rebuilding: '重新构建',
  },
  place: '{{kind}} · {{registry}}',
  gone: '镜像仓中已不存在',
  show: {
    images_other: '基于 {{base}} 构建的镜像：{{number}} 个',
    outdated_other: '基于 {{base}} 过期摘要构建的镜像：{{number}} 个',
  },
  none: '无',
  unknownOf_other: '{{number}} 个镜像未知',
  whyUnknown: '未知：缺少扫描报告',
  rebuild: '基于 {{tag}} 重新构建 {{images}}，可消除 {{findings}}',
  counted: {
    images_other: '{{number}} 个镜像',
    findings_other: '{{number}} 个漏洞',
  },
  compare: '与 {{tag}} 对比',
  noBetter: '没有可消除漏洞的新标签',
  builtOn: {
    title: '基础镜像',
    byLayers: '根据镜像层，基于 <name>{{base}}</name>（<code>{{digest}}</code>）构建',
    elsewhere: '位于 {{registry}}',
    outdated: '已过期',
    whyOutdated: '标签 {{tag}} 现已指向其他摘要。',
    newer: '新标签 <newer>{{tag}}</newer> 有 {{findings}}，基于该标签重新构建可消除 {{cleared}}。',
    compare: '与基础镜像对比',
    compareNewer: '对比基础镜像与 {{tag}}',
    declared: '镜像清单声明的基础镜像为 <code>{{name}}</code>，不在已接入的镜像仓中。',
    none: '未发现其基于任何已接入的镜像构建',
  },
  origin: {
    label: '漏洞来源',
    any: '全部',
    inherited: '继承',
    own: '自身',
    unknown: '未知',
    option: '{{origin}} {{number}}',
    column: '来源',
    counted: {
      inherited_other: '继承 {{number}} 个漏洞',
      own_other: '自身 {{number}} 个',
      unknown_other: '来源未知 {{number}} 个',
    },
    whyUnknown: '未知：缺少扫描报告',
  },
  noMatches: '没有符合筛选条件的基础镜像',
  empty: {
    nothingTakenIn: {
      title: '暂无已接入的镜像',
      text: '镜像接入后，根据镜像层识别基础镜像。',
    },
    noneFound: {
      title: '未发现基础镜像',
      text: '已接入的镜像均未基于其他已接入的镜像构建，请接入存放基础镜像的镜像仓。',
    },
  },
} satisfies Translation<typeof english>;
