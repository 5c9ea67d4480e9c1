import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/scanTasks.ts';

export default {
  allImages: '全部镜像',
  filters_other: '{{count}} 个筛选条件',
  repositories_other: '{{count}} 个仓库',
  images_other: '{{count}} 个镜像',
  names: '{{names, list(style: narrow)}}',
  moreNames: '{{names, list(style: narrow)}}…',
  scope: '{{first}} · {{second}}',
  scanned: '已扫描 {{count}} 个镜像',
  failed: '失败 {{count}} 个',
  skipped: '跳过 {{count}} 个',
  counts: '{{first}}，{{second}}',
  countsWithFailure: '{{counts}}：{{failure}}',
  note: {
    scansByItself: '该镜像仓自动扫描镜像，不接受扫描请求，仅读取其结果。',
    registryBusy: '镜像仓暂时无法接受更多请求。扫描正在等待，几分钟内将继续重试。',
  },
} as const satisfies Translation<typeof english>;
