import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/notLoaded.ts';

export default {
  title: 'Mooring 加载失败',
  advice: '请检查网络，并确认 Mooring 正在运行，然后重新加载页面。',
  reload: '重新加载',
} as const satisfies Translation<typeof english>;
