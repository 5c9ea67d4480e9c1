import { expect, test } from 'vitest';
import { cataloguePath, catalogues } from './catalogues.ts';

const namespaces = [...new Set(Object.keys(catalogues).map((path) => path.replace(/^.*\/(.+)\.ts$/, '$1')))];

/** Languages differ in how many plural forms they have, so those count as one key. */
function keysOf(node: unknown, prefix = ''): string[] {
  if (typeof node !== 'object' || node === null) return [prefix.replace(/_(?:zero|one|two|few|many|other)$/, '')];
  return Object.entries(node).flatMap(([key, value]) => keysOf(value, `${prefix}.${key}`));
}

function textsOf(node: unknown): string[] {
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(textsOf) : [String(node)];
}

async function load(locale: 'zh-CN' | 'en', namespace: string): Promise<unknown> {
  return (await catalogues[cataloguePath(locale, namespace)]?.())?.default;
}

test('there are catalogues to compare', () => {
  expect(namespaces).toContain('common');
});

test.each(namespaces)('%s says the same things in both languages', async (namespace) => {
  const [zh, en] = await Promise.all([load('zh-CN', namespace), load('en', namespace)]);
  expect([...new Set(keysOf(zh))].sort()).toEqual([...new Set(keysOf(en))].sort());
});

test.each(namespaces)('%s has no empty text in either language', async (namespace) => {
  const [zh, en] = await Promise.all([load('zh-CN', namespace), load('en', namespace)]);
  expect([...textsOf(zh), ...textsOf(en)].filter((text) => text.trim() === '')).toEqual([]);
});

/** Terms that the cloud's own console writes so. */
const givenTerms = ['全球(不含中国)', 'Quay名称空间信息'];

async function chineseTexts(namespace: string): Promise<string[]> {
  return textsOf(await load('zh-CN', namespace)).filter((text) => !givenTerms.includes(text));
}

test.each(namespaces)('%s punctuates Chinese in full width', async (namespace) => {
  const halfWidth = /\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u;
  expect((await chineseTexts(namespace)).filter((text) => halfWidth.test(text))).toEqual([]);
});

test.each(namespaces)('%s sets a space between Chinese and Latin words or figures', async (namespace) => {
  const crowded = /\p{Script=Han}[a-z0-9]|[a-z0-9]\p{Script=Han}/iu;
  expect((await chineseTexts(namespace)).filter((text) => crowded.test(text))).toEqual([]);
});
