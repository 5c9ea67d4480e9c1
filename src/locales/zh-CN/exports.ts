import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/exports.ts';

export default {
  start: '导出 CSV',
  starting: '正在导出…',
  running_other: '{{written}} / {{total}} 行',
  cancel: '取消导出',
  done_other: '已导出 {{number}} 行',
} as const satisfies Translation<typeof english>;
