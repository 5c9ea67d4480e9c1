import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/upgrade.ts';

export default {
  title: 'Mooring 正在升级',
  text: '正在将数据库转换为新版本的格式。镜像仓、镜像和设置均会保留，即使服务器在此期间停止也不会丢失。',
  progress: '已完成 {{done}}/{{steps}} 步，已用时 {{time}}',
  seconds: '{{seconds}} 秒',
  minutes: '{{minutes}} 分 {{seconds}} 秒',
  next: '升级完成后，本页面将自动打开控制台。',
} as const satisfies Translation<typeof english>;
