import * as z from 'zod/mini';
import type { Language, Localized } from '../language.ts';

/** Why an element of a registry's answer, or a part of a registry, was left out of a listing: a closed list, as failures are. */
const skipTexts = {
  notUnderstood: { zh: '内容格式与预期不符', en: 'not described as expected' },
  nameUnusable: { zh: '名称不可用', en: 'the name is not usable' },
  /** It claims to be of a project or organization other than the one that was asked for. */
  elsewhere: { zh: '不属于所查询的项目或组织', en: 'not of the project or organization that was asked for' },
  tagUnusable: { zh: '标签名称不可用', en: 'the name of a tag is not usable' },
  notSha256: { zh: '摘要不是 sha256', en: 'the digest is not sha256' },
  sizeUnusable: { zh: '大小不是有效的字节数', en: 'the size is no number of bytes' },
  manifestNotUnderstood: { zh: '清单（manifest）无法识别', en: 'the manifest was not understood' },
  instanceNotRunning: { zh: '实例未在运行', en: 'the instance is not running' },
  notListed: { zh: '未能列出', en: 'could not be listed' },
} as const satisfies Record<string, Localized>;

export type SkipReason = keyof typeof skipTexts;

export const skipSchema = z.object({
  reason: z.enum(Object.keys(skipTexts) as SkipReason[]),
  /** The HTTP status, where there was one. */
  status: z.optional(z.nullable(z.number())),
  /** The registry's own word for it: an error code, or the state that an instance is in. */
  word: z.optional(z.string()),
});
export type Skip = z.infer<typeof skipSchema>;

export function skipText({ reason, status, word }: Skip, language: Language): string {
  const text = skipTexts[reason][language];
  const seen = [typeof status === 'number' ? `HTTP ${status}` : '', word ?? ''].filter((fact) => fact !== '');
  if (seen.length === 0) return text;
  return language === 'zh' ? `${text}（${seen.join('，')}）` : `${text} (${seen.join(', ')})`;
}
