import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locales } from '#contract/language.ts';

/** Every folder of texts: the contract's, the server's and the console's. */
const roots = ['contract', 'server', 'src'].map((part) => new URL(`../${part}/locales/`, import.meta.url));
const tags = Object.values(locales);

const namespacesIn = (root: URL, tag: string) =>
  readdirSync(new URL(`${tag}/`, root))
    .filter((file) => file !== 'antd.ts')
    .sort();

async function load(root: URL, tag: string, file: string): Promise<unknown> {
  return (await import(new URL(`${tag}/${file}`, root).href)).default;
}

/** Languages differ in how many plural forms they have, so those count as one key. */
function keysOf(node: unknown, prefix = ''): string[] {
  if (typeof node !== 'object' || node === null) return [prefix.replace(/_(?:zero|one|two|few|many|other)$/, '')];
  return Object.entries(node).flatMap(([key, value]) => keysOf(value, `${prefix}.${key}`));
}

function textsOf(node: unknown): string[] {
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(textsOf) : [String(node)];
}

const all = roots.flatMap((root) =>
  namespacesIn(root, 'en').map((file) => [`${root.pathname.split('/').at(-3)}'s ${file}`, root, file] as const),
);

test.each(roots)('%s has the same namespaces in every language', (root) => {
  for (const tag of tags) expect(namespacesIn(root, tag)).toEqual(namespacesIn(root, 'en'));
});

describe.each(all)('%s', (_name, root, file) => {
  test.each(tags)('says in %s what it says in English, and leaves nothing empty', async (tag) => {
    const [texts, english] = await Promise.all([load(root, tag, file), load(root, 'en', file)]);
    expect([...new Set(keysOf(texts))].sort()).toEqual([...new Set(keysOf(english))].sort());
    expect(textsOf(texts).filter((text) => text.trim() === '')).toEqual([]);
  });

  test('punctuates Chinese in full width, with a space beside Latin words and figures', async () => {
    // Regions are spelled as the cloud's own console spells them.
    const chinese = file === 'regions.ts' ? [] : textsOf(await load(root, 'zh-CN', file));
    const texts = chinese.filter((text) => !givenTerms.includes(text));
    expect(texts.filter((text) => /\p{Script=Han}\s*[,;:?!()]|[,;:?!()]\s*\p{Script=Han}/u.test(text))).toEqual([]);
    expect(texts.filter((text) => /\p{Script=Han}[a-z0-9]|[a-z0-9]\p{Script=Han}/iu.test(text))).toEqual([]);
  });
});

/** Terms and messages that the cloud's own console writes so. */
const givenTerms = ['全球(不含中国)', 'Quay名称空间信息', '用户没有admin权限'];
