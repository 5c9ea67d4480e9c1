import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { HtmlTagDescriptor, Plugin } from 'vite';

/** The page that a visitor lands on, loaded on demand by the router. */
const landingPage = 'src/app/pages/ImagesRoute.tsx';

/**
 * What a first visit loads, in two files. Left alone it is seventy, most of them smaller than their request: the
 * frame, and the page inside it with all that it shares with other pages.
 */
export const firstVisitChunks = [
  { name: 'frame', tags: ['$initial' as const], priority: 1 },
  { name: 'page', test: landingPage },
];

/** Lets the browser fetch the landing page beside the frame, instead of once the frame runs. */
export function preloadLandingPage(): Plugin {
  let base = '/';
  return {
    name: 'preload-landing-page',
    configResolved: (config) => {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const page = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(landingPage)),
        );
        if (page?.type !== 'chunk') return [];
        const chunks = [page.fileName, ...page.imports];
        const styles = chunks.flatMap((name) => {
          const chunk = bundle[name];
          return chunk?.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : [];
        });
        const link = (rel: string, file: string, more = {}): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel, href: base + file, crossorigin: true, ...more },
          injectTo: 'head',
        });
        const missing = (file: string) => !html.includes(file);
        return [
          ...chunks.filter(missing).map((file) => link('modulepreload', file)),
          ...styles.filter(missing).map((file) => link('preload', file, { as: 'style' })),
        ];
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
