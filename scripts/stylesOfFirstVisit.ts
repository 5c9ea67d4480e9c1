import type { Plugin } from 'vite';

const name = 'antd.css';

/** What makes them is the browser's code, which has types of its own. */
const maker = new URL('../src/app/theme/firstVisitStyles.ts', import.meta.url).href;

/**
 * antd's styles of a first visit, made at the build so that no visit does. They stand before all others, the page's own too, as
 * those that antd makes in the browser do; while developing it makes all of them there.
 */
export function stylesOfFirstVisit(): Plugin {
  let base = '/';
  return {
    name: 'styles-of-first-visit',
    apply: 'build',
    configResolved: (config) => {
      base = config.base;
    },
    async buildStart() {
      const { firstStyles } = (await import(maker)) as { firstStyles: () => string };
      this.emitFile({ type: 'asset', name, source: firstStyles() });
    },
    transformIndexHtml: (_html, { bundle = {} }) => {
      const made = Object.values(bundle).find((file) => file.type === 'asset' && file.names.includes(name));
      if (made === undefined) throw new Error(`The build has no ${name}`);
      return [{ tag: 'link', attrs: { rel: 'stylesheet', href: base + made.fileName }, injectTo: 'head-prepend' }];
    },
  };
}
