import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { HtmlTagDescriptor, Plugin } from 'vite';
import { firstTexts } from '../src/app/i18n/firstTexts.ts';

/** What every page stands on, and the page that a visitor lands on; each is loaded on demand. */
const frame = 'src/app/start.tsx';
const landingPage = 'src/app/pages/ImagesRoute.tsx';

const firstCatalogue = new RegExp(`/locales/([\\w-]+)/(?:antd|${firstTexts.join('|')})\\.ts$`);

/**
 * What antd's forms stand on, in a file of its own: only drawers and sign-in have forms, but what every page needs of
 * antd reads their context from the same package.
 */
const form = {
  name: 'form',
  test: /@rc-component\/(?:form\/es\/(?:index|Field|Form|List|hooks\/useWatch|utils\/validateUtil)\.js|async-validator\/)/,
  includeDependenciesRecursively: false,
  priority: 4,
};

/**
 * What a first visit loads, in few files. Left alone it is seventy, most of them smaller than their request: what
 * asks for the rest, the frame, the page inside it with all that it shares with other pages, and their texts.
 */
export const firstVisitChunks = [
  form,
  { name: 'main', tags: ['$initial' as const], priority: 3 },
  { name: 'frame', test: frame, priority: 2 },
  { name: 'page', test: landingPage, priority: 1 },
  { name: (id: string) => firstCatalogue.exec(id)?.[1] ?? null, debugName: 'first texts' },
];

/** Who is signed in: every visit asks it first. As the page’s own `fetch` asks, so that it gets this answer. */
const preloadSession: HtmlTagDescriptor = {
  tag: 'link',
  attrs: { rel: 'preload', href: '/api/session', as: 'fetch', crossorigin: 'anonymous' },
  injectTo: 'head',
};

/**
 * Lets the browser fetch the frame, the landing page and, where a server answers, who is signed in at once, instead of when
 * what stands before them runs.
 */
export function preloadFirstVisit({ fromServer }: { fromServer: boolean }): Plugin {
  let base = '/';
  return {
    name: 'preload-first-visit',
    configResolved: (config) => {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const chunkWith = (module: string) => {
          const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
          return chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)));
        };
        const wanted = [frame, landingPage].flatMap((module) => chunkWith(module) ?? []);
        const chunks = [...new Set(wanted.flatMap(({ fileName, imports }) => [fileName, ...imports]))];
        const preload = (file: string): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: base + file, crossorigin: true },
          injectTo: 'head',
        });
        const files = chunks.filter((file) => !html.includes(file)).map(preload);
        return fromServer ? [...files, preloadSession] : files;
      },
    },
  };
}

/** A shorter file is as fast as it is. */
const shortestBytes = 1024;

/** Lays `.br` and `.gz` beside each text, so that no visit waits for the server to compress what never changes. */
export function compressOnce(): Plugin {
  return {
    name: 'compress-once',
    writeBundle: ({ dir = '' }, bundle) => {
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css|html)$/.test(file))) {
        const path = join(dir, name);
        const content = readFileSync(path);
        if (content.length < shortestBytes) continue;
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
        // The highest quality takes seconds for the last two percent.
        writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      }
    },
  };
}
