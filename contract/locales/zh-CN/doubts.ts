import type english from '../en/doubts.ts';
import type { Translation } from '../translation.ts';

export default {
  reason: {
    failed: '未能读取',
    ownCount: '镜像仓声明的数量多于其列出的内容',
    onlyVisible: '已列出该账号可见的全部内容，无法确认是否还有其他内容',
    changedWhileRead: '读取期间列表发生变化',
    repeatedPage: '镜像仓重复返回同一页，未能读到列表末尾',
    tooLong: '列表超出可读取的长度',
    skipped: '部分内容格式与预期不符',
    unusableTag: '已跳过不符合镜像标签规则的标签',
  },
  parts_other: '{{count}} 个项目、组织或实例',
  repositories_other: '{{count}} 个仓库',
  notListed_other: '{{count}} 个镜像不再被列出；在五分钟后的第二次同步确认之前予以保留',
  notProvenGone_other: '{{count}} 个镜像不再被列出，但镜像仓未确认其已被删除，予以保留',
  noImages_other: '{{count}} 个制品在接入时确认不是镜像，已跳过',
  withPlaces: '{{reason}}（{{places, list(style: narrow)}}）',
} as const satisfies Translation<typeof english>;
